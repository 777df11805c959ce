'use client';

import { useTranslations } from 'use-intl';
import { dlrDescription } from '@/lib/domain/delivery/dlr';
import type { CallbackRow } from '@/lib/schemas/callback';
import { StatusLink } from '../ui/StatusLink';
import { usePttWords } from '../ui/use-ptt-words';

/** What a call tells of its message, in words. */
export function CallbackTold({ told: { ptt, dlrId } }: { told: NonNullable<CallbackRow['told']> }) {
  const t = useTranslations('callbacks');
  const pttWords = usePttWords();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 align-top">
      <StatusLink of={{ ptt }}>{pttWords(ptt)?.comment ?? t('ptt', { ptt: String(ptt) })}</StatusLink>
      <span className="text-muted">
        {t('code', { ptt: String(ptt), dlrId: String(dlrId), description: dlrDescription(dlrId) })}
      </span>
    </span>
  );
}
