'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { TrafficSampleAnswer } from '@/lib/schemas/overview';
import { useFormat } from '../ui/use-format';
import { TopList, TopRow } from './TopList';

type Props = {
  serviceName: string;
  sample: TrafficSampleAnswer | undefined;
  /** Messages of bulk sends that wait unwritten, whose numbers nobody has counted. */
  unwritten: number;
  /** The period, as the sending log's address says it. */
  period: string;
};

/** Where messages went, of the newest ones where there are many. */
export function CountriesPanel({ serviceName, sample, unwritten, period }: Props) {
  const t = useTranslations('overview.lists');
  const format = useFormat();
  const names = new Intl.DisplayNames([useLocale()], { type: 'region' });
  const countries = sample?.countries ?? [];
  return (
    <TopList
      title={t('countries')}
      note={
        sample &&
        countries.length > 0 &&
        t(sample.isCut ? 'ofNewest' : unwritten > 0 ? 'ofWritten' : 'ofMessages', {
          count: sample.messages,
          waiting: unwritten,
        })
      }
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
