'use client';

import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { durationOf } from '@/lib/domain/delivery/ptt';
import { PttTag } from '../ui/PttTag';
import { Tag } from '../ui/Tag';

type Props = { ptt: number; tone?: ComponentProps<typeof Tag>['tone'] };

/** A ptt code beside its name, and whether anything may follow it. */
export function PttTags({ ptt, tone }: Props) {
  const t = useTranslations('messages.page');
  const duration = durationOf(ptt) ?? 'indeterminated';
  return (
    <span className="inline-flex flex-wrap items-center gap-1 align-top">
      <PttTag ptt={ptt} />
      {duration === 'permanent' && <Tag tone={tone}>{t('final')}</Tag>}
      {duration === 'temporary' && <Tag tone="warn">{t('temporary')}</Tag>}
    </span>
  );
}
