'use client';

import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { redeliverAction } from '@/lib/panel/actions/callbacks';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import type { CallbackRow, Redelivered } from '@/lib/schemas/callback';
import { callAction } from '../forms/call-action';
import { useRole } from '../layout/use-role';
import { useAnnounce } from '../ui/Announcer';
import { useFaultWords } from '../ui/use-fault-words';

/** Sending callbacks again, and saying what came of it; `redeliver` is undefined for a reader who may not. */
export function useRedelivery(serviceName: string) {
  const t = useTranslations('callbacks');
  const role = useRole(serviceName);
  const announce = useAnnounce();
  const invalidate = useInvalidation(serviceName);
  const faultWords = useFaultWords();
  const tell = ({ count, withoutUrl }: Redelivered) => {
    if (count === 0) announce(t('noneOnTheWay'), 'neutral');
    else announce(withoutUrl === 0 ? t('onTheWay', { count }) : t('onTheWayButSome', { count, withoutUrl }));
    void invalidate(['callbacks']);
  };
  const redeliver = async ({ id, history }: CallbackRow) => {
    const chosen = { what: 'one', deliveryId: id, seenLastAt: history.at(-1)?.at ?? null } as const;
    const result = await callAction(() => redeliverAction(serviceName, chosen));
    if (result.ok) tell(result.value);
    else announce(faultWords(result.fault), 'bad');
  };
  return { tell, redeliver: can(role, 'callback.redeliver') ? redeliver : undefined };
}
