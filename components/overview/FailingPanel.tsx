'use client';

import { useTranslations } from 'use-intl';
import { API_USER_TROUBLES } from '@/lib/domain/api-user/api-user';
import { givenUpAt } from '@/lib/domain/callbacks/callback-success';
import type { TroubleAnswer } from '@/lib/schemas/overview';
import { Moment } from '../ui/Moment';
import { Signal } from '../ui/Signal';
import { TextLink } from '../ui/TextLink';
import { TopList, TopRow } from './TopList';

type Props = { serviceName: string; trouble: TroubleAnswer | undefined; timeZone: string };

const NAMES = ['failing', 'switchedOff'] as const;

/** Callback URLs that do not answer as they should, and those that were switched off for it: since when, and until when. */
export function FailingPanel({ serviceName, trouble, timeZone }: Props) {
  const t = useTranslations('overview.lists');
  const account = trouble?.account ?? null;
  const isNone = trouble && account === null && NAMES.every((name) => trouble[name].total === 0);
  const moment = (at: string | null) => at !== null && <Moment at={at} timeZone={timeZone} isInSentence />;
  const unnamed = NAMES.map((name) => ({
    name,
    count: trouble ? trouble[name].total - trouble[name].rows.length : 0,
  })).filter(({ count }) => count > 0);
  return (
    <TopList
      title={t('failing')}
      note={
        unnamed.length > 0 && (
          <span className="flex flex-wrap gap-x-4 gap-y-1.5">
            {unnamed.map(({ name, count }) => (
              <TextLink
                key={name}
                href={`/telecom/sms/${serviceName}/users?${new URLSearchParams(API_USER_TROUBLES[name])}`}
              >
                {t(`${name}More`, { count })}
              </TextLink>
            ))}
          </span>
        )
      }
      more={{ href: `/telecom/sms/${serviceName}/callbacks`, words: t('callbackLog') }}
      empty={isNone ? t('noneFailing') : null}
    >
      {account && (
        <TopRow
          href={`/telecom/sms/${serviceName}/options`}
          before={<Signal name="bad" className="h-lh" />}
          title={URL.parse(account.url)?.host ?? account.url}
          note={t.rich('failingAccount', { time: () => moment(account.since) })}
        />
      )}
      {NAMES.flatMap((name) =>
        trouble?.[name].rows.map(({ login, url, since }) => (
          <TopRow
            key={login}
            href={`/telecom/sms/${serviceName}/callbacks?of=${encodeURIComponent(login)}`}
            before={<Signal name={name === 'failing' ? 'bad' : 'off'} className="h-lh" />}
            title={URL.parse(url ?? '')?.host ?? url ?? login}
            note={t.rich(`${name}Of`, {
              login,
              time: () => moment(since),
              off: () => moment(since === null ? null : givenUpAt(since)),
            })}
          />
        )),
      )}
    </TopList>
  );
}
