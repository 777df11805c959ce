'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { TroubleAnswer } from '@/lib/schemas/overview';
import { apiUserPage } from '../ui/api-user-page';
import { Link } from '../ui/Link';
import { Moment } from '../ui/Moment';
import { SignalBox, type SignalName } from '../ui/Signal';

type Props = { serviceName: string; trouble: TroubleAnswer; timeZone: string };

/** So many are named; the list that the words lead to has them all. */
const NAMED = 3;

/** What somebody should look at, each with the way there; nothing at all when all is well. */
export function Attention({ serviceName, trouble, timeZone }: Props) {
  const t = useTranslations('overview.attention');
  const { failing, blocked, low } = trouble;
  const base = `/telecom/sms/${serviceName}`;
  const [longest] = failing.rows;
  if (failing.total + blocked.total + low.total === 0) return null;
  return (
    <section
      aria-label={t('label')}
      className="grid divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface shadow-card sm:auto-cols-fr sm:grid-flow-col sm:divide-x sm:divide-y-0"
    >
      {longest && (
        <Item
          signal="bad"
          href={`${base}/callbacks?status=${longest.isSwitchedOff ? 'failed' : 'failing'}`}
          title={t('failing', { count: failing.total, login: longest.login })}
        >
          {t.rich(longest.isSwitchedOff ? 'switchedOff' : 'since', {
            login: longest.login,
            count: failing.total,
            time: () => <Moment at={longest.since} timeZone={timeZone} />,
          })}
        </Item>
      )}
      <Quotas name="blocked" users={blocked} serviceName={serviceName} />
      <Quotas name="low" users={low} serviceName={serviceName} />
    </section>
  );
}

type QuotasProps = { name: 'blocked' | 'low'; users: TroubleAnswer['blocked']; serviceName: string };

/** API users whose quota is at its end, or soon will be. */
function Quotas({ name, users: { rows: logins, total }, serviceName }: QuotasProps) {
  const t = useTranslations('overview.attention');
  const [login] = logins;
  if (login === undefined) return null;
  const isOne = total === 1;
  const more = total - NAMED;
  const names = logins.slice(0, NAMED).join(', ');
  return (
    <Item
      signal={name === 'blocked' ? 'bad' : 'warn'}
      href={isOne ? apiUserPage(serviceName, login) : `/telecom/sms/${serviceName}/users?sort=quota&direction=asc`}
      title={t(name, { count: total, login })}
    >
      {isOne && t(`${name}Text`)}
      {!isOne && (more > 0 ? t('andMore', { names, count: more }) : names)}
    </Item>
  );
}

type ItemProps = { signal: SignalName; href: string; title: string; children: ReactNode };

function Item({ signal, href, title, children }: ItemProps) {
  return (
    <Link href={href} className="flex min-w-0 gap-3 px-4 py-2.5 -outline-offset-2 hover:bg-hover">
      <SignalBox name={signal} size="small" />
      <span className="min-w-0">
        <span className="block font-medium wrap-anywhere">{title}</span>
        <span className="block text-xs wrap-anywhere text-secondary">{children}</span>
      </span>
    </Link>
  );
}
