'use client';

import { useTranslations } from 'use-intl';
import type { CallbackRow } from '@/lib/schemas/callback';
import { PttTag } from '../ui/PttTag';
import { usePttWords } from '../ui/use-ptt-words';

type Props = {
  told: NonNullable<CallbackRow['told']>;
  /** Where a line has little room, the words alone. */
  isShort?: boolean;
};

/** What a call tells of its message: what its page calls that, and the code. */
export function CallbackTold({ told: { ptt }, isShort = false }: Props) {
  const t = useTranslations('callbacks');
  const name = usePttWords()(ptt)?.comment;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5 align-top">
      {name ?? t('unknown')}
      <span className={isShort ? 'sm:max-lg:hidden' : undefined}>
        <PttTag ptt={ptt} />
      </span>
    </span>
  );
}
