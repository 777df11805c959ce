'use client';

import { useTranslations } from 'use-intl';
import type { CallbackRow } from '@/lib/schemas/callback';
import { PttTag } from '../ui/PttTag';
import { usePttWords } from '../ui/use-ptt-words';

type Props = {
  delivery: Pick<CallbackRow, 'kind' | 'told'>;
  /** Where a line has little room, the words alone. */
  isShort?: boolean;
};

/** What a call tells: of a status, what the message's page calls that and the code, else what it is about. */
export function CallbackTold({ delivery: { kind, told }, isShort = false }: Props) {
  const t = useTranslations('callbacks');
  const words = usePttWords();
  if (told === null) return kind === 'test' ? null : t(`kinds.${kind}`);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5 align-top">
      {words(told.ptt)?.comment ?? t('unknown')}
      <span className={isShort ? 'sm:max-lg:hidden' : undefined}>
        <PttTag ptt={told.ptt} />
      </span>
    </span>
  );
}
