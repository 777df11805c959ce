'use client';

import { useLocale, useTranslations } from 'use-intl';
import { HTTP2SMS_REFUSALS } from '@/lib/domain/http2sms/refusal';
import type { TrafficAnswer, TrafficSampleAnswer, TroubleAnswer } from '@/lib/schemas/overview';
import { Moment } from '../ui/Moment';
import { Signal } from '../ui/Signal';
import { useFormat } from '../ui/use-format';
import { TopList, TopRow } from './TopList';

const pageOf = (serviceName: string, login: string) =>
  `/telecom/sms/${serviceName}/users/details?login=${encodeURIComponent(login)}`;

type SendersProps = { serviceName: string; senders: TrafficAnswer['senders'] };

/** Who sent most in the period. */
export function SendersPanel({ serviceName, senders }: SendersProps) {
  const t = useTranslations('overview.lists');
  const format = useFormat();
  const most = senders[0]?.sent ?? 0;
  return (
    <TopList
      title={t('senders')}
      more={{ href: `/telecom/sms/${serviceName}/users?sort=sent&direction=desc`, words: t('allUsers') }}
      empty={senders.length === 0 ? t('noSenders') : null}
    >
      {senders.map(({ login, isDeleted, sent }) => (
        <TopRow
          key={`${login ?? ''} ${isDeleted ? 'deleted' : ''}`}
          href={login === null || isDeleted ? undefined : pageOf(serviceName, login)}
          title={login ?? t('noApiUser')}
          note={isDeleted && t('deleted')}
          figure={format.count(sent)}
          share={sent / most}
        />
      ))}
    </TopList>
  );
}

type CountriesProps = {
  serviceName: string;
  sample: TrafficSampleAnswer | undefined;
  /** The period, as the sending log's address says it. */
  period: string;
};

/** Where messages went, of the newest ones where there are many. */
export function CountriesPanel({ serviceName, sample, period }: CountriesProps) {
  const t = useTranslations('overview.lists');
  const format = useFormat();
  const names = new Intl.DisplayNames([useLocale()], { type: 'region' });
  const countries = sample?.countries ?? [];
  return (
    <TopList
      title={t('countries')}
      note={sample?.isCut ? t('ofNewest', { count: sample.messages }) : undefined}
      empty={sample && countries.length === 0 ? t('noCountries') : null}
    >
      {countries.map(({ callingCode, country, sent }) => (
        <TopRow
          key={country ?? callingCode}
          href={`/telecom/sms/${serviceName}/messages?country=${callingCode}&${period}`}
          title={country === null ? `+${callingCode}` : (names.of(country) ?? country)}
          figure={format.percent(sent / (sample?.messages ?? sent))}
          share={sent / (sample?.messages ?? sent)}
        />
      ))}
    </TopList>
  );
}

type FailingProps = { serviceName: string; failing: TroubleAnswer['failing'] | undefined; timeZone: string };

/** Callback URLs that do not answer as they should. */
export function FailingPanel({ serviceName, failing, timeZone }: FailingProps) {
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

const REASONS: Readonly<Record<string, { readonly status: number; readonly text: string }>> = HTTP2SMS_REFUSALS;

type RefusedProps = { serviceName: string; refused: TroubleAnswer['refused'] | undefined };

/** Why requests of which API user were refused most. */
export function RefusedPanel({ serviceName, refused }: RefusedProps) {
  const t = useTranslations('overview.lists');
  const format = useFormat();
  return (
    <TopList title={t('refused')} note={t('lastDays')} empty={refused?.length === 0 ? t('noneRefused') : null}>
      {refused?.map(({ login, refusal, count }) => (
        <TopRow
          key={`${login} ${refusal}`}
          href={pageOf(serviceName, login)}
          before={
            <span className="rounded-sm bg-idle-soft px-1.5 font-mono text-2xs">{REASONS[refusal]?.status ?? '?'}</span>
          }
          title={REASONS[refusal]?.text ?? refusal}
          note={login}
          figure={format.count(count)}
        />
      ))}
    </TopList>
  );
}
