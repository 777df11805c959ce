'use client';

import { useTranslations } from 'use-intl';
import type { TroubleAnswer } from '@/lib/schemas/overview';
import { Moment } from '../ui/Moment';
import { Signal } from '../ui/Signal';
import { TopList, TopRow } from './TopList';

type Props = { serviceName: string; trouble: TroubleAnswer | undefined; timeZone: string };

/** Callback URLs that do not answer as they should, and those that were switched off for it. */
export function FailingPanel({ serviceName, trouble, timeZone }: Props) {
  const t = useTranslations('overview.lists');
  const isNone = trouble?.failing.total === 0 && trouble.switchedOff.total === 0;
  return (
    <TopList
      title={t('failing')}
      more={{ href: `/telecom/sms/${serviceName}/callbacks`, words: t('callbackLog') }}
      empty={isNone ? t('noneFailing') : null}
    >
      {(['failing', 'switchedOff'] as const).flatMap((name) =>
        trouble?.[name].rows.map(({ login, url, since }) => (
          <TopRow
            key={login}
            href={`/telecom/sms/${serviceName}/callbacks?of=${encodeURIComponent(login)}`}
            before={<Signal name={name === 'failing' ? 'bad' : 'off'} />}
            title={login}
            note={t.rich(name === 'failing' ? 'since' : 'switchedOff', {
              host: URL.parse(url ?? '')?.host ?? url ?? '',
              time: () => since !== null && <Moment at={since} timeZone={timeZone} isInSentence />,
            })}
          />
        )),
      )}
    </TopList>
  );
}
