'use client';

import { Fragment, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { API_USER_TROUBLES } from '@/lib/domain/api-user/api-user';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { LIMITED_API_USERS } from '@/lib/schemas/api-user';
import type { TroubleAnswer } from '@/lib/schemas/overview';
import { apiUserPage } from '../ui/api-user-page';
import { Status } from '../ui/Status';
import { TextLink } from '../ui/TextLink';

/** So many are named; the list that the words lead to has them all. */
const NAMED = 3;

type Props = { serviceName: string };

/** How many enabled API users have a limit of their own, and which of them are below it now; nothing until that is known. */
export function LimitedUsers({ serviceName }: Props) {
  const t = useTranslations('alerts.users');
  const { data: found } = useResource(RESOURCES.apiUsers, serviceName, LIMITED_API_USERS);
  const { data: trouble } = useResource(RESOURCES.trouble, serviceName, {});
  if (!found || !trouble) return null;
  const limited = found.total;
  if (limited === 0) {
    const users = (words: ReactNode) => <TextLink href={`/telecom/sms/${serviceName}/users`}>{words}</TextLink>;
    return <p>{t.rich('none', { users })}</p>;
  }
  const isFine = trouble.low.total === 0;
  return (
    <>
      <p>
        {t('some', { limited })}{' '}
        <TextLink href={`/telecom/sms/${serviceName}/users?${new URLSearchParams(LIMITED_API_USERS)}`}>
          {t('show', { limited })}
        </TextLink>
      </p>
      <p>
        <Status signal={isFine ? 'good' : 'warn'}>
          <span className="whitespace-normal">
            {isFine ? t('fine') : <Low serviceName={serviceName} low={trouble.low} />}
          </span>
        </Status>
      </p>
    </>
  );
}

/** Those that are below their limit, by name. */
function Low({ serviceName, low: { rows, total } }: Props & Pick<TroubleAnswer, 'low'>) {
  const t = useTranslations('alerts.users');
  const named = rows.slice(0, NAMED);
  const all = `/telecom/sms/${serviceName}/users?${new URLSearchParams(API_USER_TROUBLES.low)}`;
  return t.rich('low', {
    low: total,
    more: total - named.length,
    names: () =>
      named.map(({ login }, index) => (
        <Fragment key={login}>
          {index > 0 && ', '}
          <TextLink href={apiUserPage(serviceName, login)}>{login}</TextLink>
        </Fragment>
      )),
    all: (words) => <TextLink href={all}>{words}</TextLink>,
  });
}
