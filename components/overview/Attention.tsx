'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { API_USER_TROUBLES } from '@/lib/domain/api-user/api-user';
import type { TroubleAnswer } from '@/lib/schemas/overview';
import { apiUserPage } from '../ui/api-user-page';
import { classNames } from '../ui/class-names';
import { Link } from '../ui/Link';
import { SignalBox, type SignalName } from '../ui/Signal';

type Props = { serviceName: string; trouble: TroubleAnswer };

/** So many are named; the list that the words lead to has them all. */
const NAMED = 3;

/** What stops first comes first. */
const NAMES = ['blocked', 'low'] as const;

type AttentionName = (typeof NAMES)[number];

const SIGNALS: Readonly<Record<AttentionName, SignalName>> = { blocked: 'bad', low: 'warn' };

/** Whose sending stops or soon will, each with the way there; nothing at all when all is well. Callbacks have a panel. */
export function Attention({ serviceName, trouble }: Props) {
  const t = useTranslations('overview.attention');
  const found = NAMES.filter((name) => trouble[name].total > 0);
  if (found.length === 0) return null;
  return (
    <section
      aria-label={t('label')}
      className={classNames(
        'grid overflow-hidden rounded-lg border border-line bg-surface shadow-card',
        found.length > 1 && 'sm:grid-cols-2',
      )}
    >
      {found.map((name) => (
        <Troubled key={name} name={name} users={trouble[name]} serviceName={serviceName} />
      ))}
    </section>
  );
}

type TroubledProps = {
  name: AttentionName;
  users: TroubleAnswer[AttentionName];
  serviceName: string;
};

/** API users with the same trouble: one leads to its page, several to the list of exactly them. */
function Troubled({ name, users: { rows, total }, serviceName }: TroubledProps) {
  const t = useTranslations('overview.attention');
  const [first] = rows;
  if (first === undefined) return null;
  const isOne = total === 1;
  const names = rows
    .slice(0, NAMED)
    .map(({ login }) => login)
    .join(', ');
  const more = total - NAMED;
  const all = `/telecom/sms/${serviceName}/users?${new URLSearchParams(API_USER_TROUBLES[name])}`;
  return (
    <Item
      signal={SIGNALS[name]}
      href={isOne ? apiUserPage(serviceName, first.login) : all}
      title={t(name, { count: total, login: first.login })}
    >
      {isOne && t(`${name}Text`)}
      {!isOne && (more > 0 ? t('andMore', { names, count: more }) : names)}
    </Item>
  );
}

type ItemProps = { signal: SignalName; href: string; title: string; children: ReactNode };

/** The lines between them run under the panel's own at its edges. */
function Item({ signal, href, title, children }: ItemProps) {
  return (
    <Link
      href={href}
      className="-mt-px -ml-px flex min-w-0 gap-3 border-t border-l border-line px-4 py-2.5 -outline-offset-2 hover:bg-hover"
    >
      <SignalBox name={signal} size="small" />
      <span className="min-w-0">
        <span className="block font-medium wrap-anywhere">{title}</span>
        <span className="block text-xs wrap-anywhere text-secondary">{children}</span>
      </span>
    </Link>
  );
}
