'use client';

import { useTranslations } from 'use-intl';
import { StatusLink } from './StatusLink';
import { Tag } from './Tag';
import { usePttWords } from './use-ptt-words';

/** A ptt code beside its name, which leads to what it means. */
export function PttTag({ ptt }: { ptt: number }) {
  const t = useTranslations('ui');
  const description = usePttWords()(ptt)?.description;
  return (
    <StatusLink of={{ ptt }} title={description}>
      <Tag>
        <span className="font-mono">{t('pttCode', { ptt: String(ptt) })}</span>
      </Tag>
    </StatusLink>
  );
}
