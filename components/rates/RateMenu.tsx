'use client';

import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RateRow } from '@/lib/schemas/rate';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';

export type RateActions = {
  readonly onChange: (rate: RateRow) => void;
  readonly onDelete: (rate: RateRow) => void;
};

/** What can be done with a rate. What is everywhere else stays, unless it is of later. */
export function RateMenu({ rate, onChange, onDelete }: RateActions & { rate: RateRow }) {
  const t = useTranslations('rates');
  const name = rate.prefix === '' ? t('everywhere') : `+${rate.prefix}`;
  const change = {
    label: t('change'),
    icon: <Pencil aria-hidden="true" className="size-4" />,
    onSelect: () => onChange(rate),
  };
  const remove = {
    label: t('delete'),
    icon: <Trash2 aria-hidden="true" className="size-4" />,
    danger: true,
    onSelect: () => onDelete(rate),
  };
  const isNeeded = rate.prefix === '' && rate.isInForce;
  return (
    <Menu
      trigger={
        <IconButton label={t('actionsFor', { name })}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
      title={name}
      entries={isNeeded ? [change] : [change, remove]}
    />
  );
}
