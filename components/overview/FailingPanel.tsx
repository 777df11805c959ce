'use client';

import { useTranslations } from 'use-intl';
import type { TroubleAnswer } from '@/lib/schemas/overview';
import { Signal } from '../ui/Signal';
import { TopList, TopRow } from './TopList';

type Props = { serviceName: string; trouble: TroubleAnswer | undefined };

/** Callback URLs that do not answer as they should, and those that were switched off for it; what is above says since when. */
export function FailingPanel({ serviceName, trouble }: Props) {
  const t = useTranslations('overview.lists');
  const isNone = trouble?.failing.total === 0 && trouble.switchedOff.total === 0;
  return (
    <TopList
      title={t('failing')}
      more={{ href: `/telecom/sms/${serviceName}/callbacks`, words: t('callbackLog') }}
      empty={isNone ? t('noneFailing') : null}
    >
      {(['failing', 'switchedOff'] as const).flatMap((name) =>
        trouble?.[name].rows.map(({ login, url }) => (
          <TopRow
            key={login}
            href={`/telecom/sms/${serviceName}/callbacks?of=${encodeURIComponent(login)}`}
            before={<Signal name={name === 'failing' ? 'bad' : 'off'} />}
            title={URL.parse(url ?? '')?.host ?? url ?? login}
            note={t('callbackOf', { login, trouble: name })}
          />
        )),
      )}
    </TopList>
  );
}
