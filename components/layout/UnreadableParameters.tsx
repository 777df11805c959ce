'use client';

import { useFormatter, useTranslations } from 'use-intl';
import type { ParameterFault } from '@/lib/schemas/list-query';
import { WarningNotice } from '../ui/Notice';
import { TextLink } from '../ui/TextLink';

type Props = {
  faults: readonly ParameterFault[];
  /** The page's address with other values. */
  hrefWith: (changes: Readonly<Record<string, undefined>>) => string;
};

/** What the page's address asks of the list below and cannot be had, with a way to leave it out. */
export function UnreadableParameters({ faults, hrefWith }: Props) {
  const t = useTranslations('layout.unreadable');
  const { list } = useFormatter();
  if (faults.length === 0) return null;
  const asked = list(faults.map(({ name, value }) => t('asked', { name, value: value.slice(0, 100) })));
  const without = hrefWith(Object.fromEntries(faults.map(({ name }) => [name, undefined])));
  return (
    <div className="mt-4">
      <WarningNotice action={<TextLink href={without}>{t('leaveOut', { count: faults.length })}</TextLink>}>
        {t.rich('text', { asked: () => asked })}
      </WarningNotice>
    </div>
  );
}
