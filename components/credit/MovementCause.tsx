'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { aboutOf, isForUser } from '@/lib/domain/ledger/movement-cause';
import type { MovementRow } from '@/lib/schemas/movement';
import { ApiUserLink } from '../ui/ApiUserLink';
import { LINKS_IN_A_SENTENCE } from '../ui/link-look';
import { BulkLink, MessageLink } from '../ui/MessageLink';
import { useFormat } from '../ui/use-format';
import { CounterpartLink } from './CounterpartLink';

type Props = {
  serviceName: string;
  movement: MovementRow;
  timeZone: string;
  /** Whether the page is about its message. */
  isOnMessage?: boolean;
};

/** Why a balance moved, as a sentence whose nouns lead there: which message or bulk send, who did it, whose quota. */
export function MovementCause({ serviceName, movement, timeZone, isOnMessage = false }: Props) {
  const t = useTranslations('credit');
  const { cause, reason, login, hasApiUser, scheduledFor } = movement;
  const format = useFormat();
  const user = login !== null && hasApiUser ? <ApiUserLink serviceName={serviceName} login={login} /> : login;
  return (
    <span className="wrap-anywhere">
      {reason !== '' && <span className="block">{reason}</span>}
      <span className={`${LINKS_IN_A_SENTENCE} ${reason === '' ? '' : 'text-xs text-muted'}`}>
        {t.rich(`causes.${cause}`, {
          beside: isForUser(movement) ? 'user' : 'none',
          waits: scheduledFor === null ? 'no' : 'yes',
          about: () => <About serviceName={serviceName} movement={movement} isOnMessage={isOnMessage} />,
          who: () => <Who movement={movement} user={user} />,
          user: () => user,
          account: () => <CounterpartLink of={movement} />,
          day: () =>
            scheduledFor !== null && (
              <time dateTime={scheduledFor} title={format.dateTime(scheduledFor, timeZone)}>
                {format.dayOf(scheduledFor, timeZone)}
              </time>
            ),
        })}
      </span>
    </span>
  );
}

/** The message or bulk send that it is about: a link as long as that is there. */
function About({ serviceName, movement, isOnMessage }: Omit<Props, 'timeZone'>) {
  const t = useTranslations('credit');
  const { messageId, hasPage } = movement;
  const what = aboutOf(movement);
  if (isOnMessage && what === 'message') return t('thisMessage');
  const words = t(`about.${what}`, { id: String(messageId) });
  if (messageId === null || !hasPage) return words;
  const Link = what === 'bulkSend' ? BulkLink : MessageLink;
  return (
    <Link serviceName={serviceName} id={messageId} list="credit">
      {words}
    </Link>
  );
}

/** Who did it. */
function Who({ movement: { actor, login }, user }: { movement: MovementRow; user: ReactNode }) {
  const t = useTranslations('credit');
  return actor.kind === 'api-user' && actor.name === login ? user : t(`who.${actor.kind}`, { name: actor.name });
}
