'use client';

import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { findPtt } from '@/lib/domain/delivery/ptt';
import { StatusLink } from '../ui/StatusLink';
import { Tag } from '../ui/Tag';
import { usePttWords } from '../ui/use-ptt-words';

type Props = { ptt: number; tone?: ComponentProps<typeof Tag>['tone'] };

/** A ptt code beside its name, which leads to what it means, and whether anything may follow it. */
export function PttTags({ ptt, tone }: Props) {
  const t = useTranslations('messages.page');
  const description = usePttWords()(ptt)?.description;
  const duration = findPtt(ptt)?.duration ?? 'indeterminated';
  return (
    <span className="inline-flex flex-wrap items-center gap-1 align-top">
      <StatusLink of={{ ptt }} title={description}>
        <Tag>
          <span className="font-mono">{t('ptt', { ptt: String(ptt) })}</span>
        </Tag>
      </StatusLink>
      {duration === 'permanent' && <Tag tone={tone}>{t('final')}</Tag>}
      {duration === 'temporary' && <Tag tone="warn">{t('temporary')}</Tag>}
    </span>
  );
}
