'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { List } from '@/lib/queries/use-list';
import type { ParameterFault } from '@/lib/schemas/list-query';
import { WarningNotice } from '../ui/Notice';
import { TextLink } from '../ui/TextLink';

type Props = {
  list: Pick<List, 'faults' | 'hrefWith'>;
  /** What people call what the list is asked for by, by its name in the address. */
  labels: Readonly<Record<string, string>>;
};

/** What pages and orders are asked for by, which is no field of a list. */
const PLACES = ['before', 'after', 'page', 'sort', 'direction'] as const;

/** What the page's address asks of the list below and cannot be had, with a way to leave it out. */
export function UnreadableParameters({ list: { faults, hrefWith }, labels }: Props) {
  const t = useTranslations('filters.unreadable');
  const { list } = useFormatter();
  const asked = ({ name, value }: ParameterFault) => {
    const shown = value.slice(0, 100);
    const place = PLACES.find((known) => known === name);
    if (place !== undefined) return t('place', { label: t(`places.${place}`), value: shown });
    const label = labels[name];
    return label === undefined ? t('unknown', { asked: `${name}=${shown}` }) : t('filter', { label, value: shown });
  };
  const without = hrefWith(Object.fromEntries(faults.map(({ name }) => [name, undefined])));
  return (
    <div className="mt-4">
      <WarningNotice action={<TextLink href={without}>{t('leaveOut', { count: faults.length })}</TextLink>}>
        {t.rich('text', { asked: () => list(faults.map(asked)) })}
      </WarningNotice>
    </div>
  );
}
