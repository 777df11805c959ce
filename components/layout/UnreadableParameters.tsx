'use client';

import { useTranslations } from 'use-intl';
import type { ParameterFault } from '@/lib/schemas/list-query';
import { ErrorNotice } from '../ui/Notice';
import { TextLink } from '../ui/TextLink';

type Props = {
  faults: readonly ParameterFault[];
  /** The page's address with other values. */
  hrefWith: (changes: Readonly<Record<string, undefined>>) => string;
};

/** What the page's address asks of the list below and cannot be had, with a way to leave it out. */
export function UnreadableParameters({ faults, hrefWith }: Props) {
  const t = useTranslations('layout');
  return faults.map(({ name, value }) => (
    <div key={name} className="mt-4">
      <ErrorNotice action={<TextLink href={hrefWith({ [name]: undefined })}>{t('unreadable.leaveOut')}</TextLink>}>
        {t.rich('unreadable.text', {
          name,
          value: value.slice(0, 100),
          quoted: (text) => <span className="wrap-anywhere">{text}</span>,
        })}
      </ErrorNotice>
    </div>
  ));
}
