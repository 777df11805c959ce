'use client';

import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { API_USER_TROUBLES } from '@/lib/domain/api-user/api-user';
import type { List } from '@/lib/queries/use-list';
import type { ApiUserList } from '@/lib/schemas/api-user';
import { TextLink } from '../ui/TextLink';

/** In the order in which they are told. */
const TROUBLES = ['blocked', 'low', 'failing', 'switchedOff'] as const;

const NOTHING_ELSE = {
  search: undefined,
  quota: undefined,
  limit: undefined,
  callback: undefined,
  restrictions: undefined,
  state: undefined,
  page: undefined,
};

/** How many there are, and how many of them somebody should look at: each count leads to those that it counts. */
export function ApiUsersSummary({ trouble, list }: { trouble: ApiUserList['trouble']; list: List }) {
  const t = useTranslations('apiUsers.summary');
  if (trouble.all === 0) return null;
  const found = TROUBLES.filter((name) => trouble[name] > 0);
  return (
    // On a phone each link is a target of its own, as high as a finger needs, and the punctuation between them goes.
    <p className="mr-3 inline text-muted max-sm:contents">
      <span className="max-sm:w-full">{t('all', { count: trouble.all })}</span>
      {found.map((name, index) => (
        <Fragment key={name}>
          <span className="max-sm:hidden">{index === 0 ? t('first') : t('next')}</span>
          <TextLink href={list.hrefWith({ ...NOTHING_ELSE, ...API_USER_TROUBLES[name] })}>
            {t(name, { count: trouble[name] })}
          </TextLink>
        </Fragment>
      ))}
    </p>
  );
}
