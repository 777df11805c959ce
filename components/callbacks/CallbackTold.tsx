'use client';

import { useTranslations } from 'use-intl';
import { dlrDescription } from '@/lib/domain/delivery/dlr';
import type { CallbackRow } from '@/lib/schemas/callback';
import { classNames } from '../ui/class-names';
import { StatusLink } from '../ui/StatusLink';
import { usePttWords } from '../ui/use-ptt-words';

type Props = {
  told: NonNullable<CallbackRow['told']>;
  /** Where there is little room, the words alone. */
  isShort?: boolean;
};

/** What a call tells of its message, in words. */
export function CallbackTold({ told: { ptt, dlrId }, isShort = false }: Props) {
  const t = useTranslations('callbacks');
  const pttWords = usePttWords();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 align-top">
      <StatusLink of={{ ptt }}>{pttWords(ptt)?.comment ?? t('ptt', { ptt: String(ptt) })}</StatusLink>
      <span className={classNames('text-muted', isShort && 'max-lg:hidden')}>
        {t('code', { ptt: String(ptt), dlrId: String(dlrId), description: dlrDescription(dlrId) })}
      </span>
    </span>
  );
}
