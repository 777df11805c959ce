'use client';

import { useTranslations } from 'use-intl';
import type { TroubleAnswer } from '@/lib/schemas/overview';
import { Moment } from '../ui/Moment';
import { Signal } from '../ui/Signal';
import { TopList, TopRow } from './TopList';

type Props = { serviceName: string; failing: TroubleAnswer['failing'] | undefined; timeZone: string };

/** Callback URLs that do not answer as they should. */
export function FailingPanel({ serviceName, failing, timeZone }: Props) {
  const t = useTranslations('overview.lists');
  return (
    <TopList
      title={t('failing')}
      more={{ href: `/telecom/sms/${serviceName}/callbacks`, words: t('callbackLog') }}
      empty={failing?.total === 0 ? t('noneFailing') : null}
    >
      {failing?.rows.map(({ login, url, since, isSwitchedOff }) => (
        <TopRow
          key={login}
          href={`/telecom/sms/${serviceName}/callbacks?of=${encodeURIComponent(login)}`}
          before={<Signal name={isSwitchedOff ? 'off' : 'bad'} />}
          title={login}
          note={
            <>
              {URL.parse(url)?.host ?? url},{' '}
              {t.rich(isSwitchedOff ? 'switchedOff' : 'since', {
                time: () => <Moment at={since} timeZone={timeZone} />,
              })}
            </>
          }
        />
      ))}
    </TopList>
  );
}
