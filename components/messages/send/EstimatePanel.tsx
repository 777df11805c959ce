'use client';

import { useLocale, useTranslations } from 'use-intl';
import { type Credits, ONE_CREDIT } from '@/lib/domain/credits';
import type { CountryShare } from '@/lib/domain/sending/add-up-prices';
import { COMMERCIAL_ZONE } from '@/lib/domain/sending/commercial-hours';
import type { Estimate } from '@/lib/domain/sending/estimate';
import { ErrorNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { TextLink } from '../../ui/TextLink';
import { useFaultWords } from '../../ui/use-fault-words';
import { useFormat } from '../../ui/use-format';

type Props = {
  serviceName: string;
  estimate: Estimate | null;
  /** Why there is none. */
  fault: string | null;
  /** There is none because of what is wrong with a field, which says so. */
  isBlocked: boolean;
  /** What whoever pays has by now. */
  creditsLeft: Credits;
  hasText: boolean;
};

/** What the server says that it would cost, country by country, and what is left after. */
export function EstimatePanel({ serviceName, estimate, fault, isBlocked, creditsLeft, hasText }: Props) {
  const t = useTranslations('send');
  const format = useFormat();
  const faultWords = useFaultWords();
  if (fault !== null) {
    return (
      <Panel title={t('estimate')}>
        <div className="p-4">
          <ErrorNotice>{faultWords(fault)}</ErrorNotice>
        </div>
      </Panel>
    );
  }
  if (!estimate || estimate.recipients === 0 || !hasText) {
    const isForText = estimate !== null && estimate.recipients > 0;
    return <NoEstimate why={noneBecause(isBlocked, isForText)} />;
  }
  const { credits, countries, quotaOf } = estimate;
  const missing = Math.max(0, credits - creditsLeft);
  return (
    <Panel title={t('estimate')} more={<PricesLink serviceName={serviceName} />}>
      <div className="space-y-3 p-4">
        <p role="status">
          {t.rich('total', {
            count: credits / ONE_CREDIT,
            amount: format.exactCredits(credits),
            strong: (amount) => <strong className="text-xl font-semibold tabular-nums">{amount}</strong>,
          })}
        </p>
        <HoursWords {...estimate} />
        <Countries countries={countries} />
        <dl className="space-y-1 text-xs tabular-nums">
          <Line
            name={quotaOf === null ? t('accountNow') : t('payerNow', { login: quotaOf })}
            value={format.exactCredits(creditsLeft)}
          />
          {missing === 0 && <Line name={t('afterSend')} value={format.exactCredits(creditsLeft - credits)} />}
        </dl>
        {missing > 0 && (
          <ErrorNotice>
            {t(quotaOf === null ? 'missing' : 'missingInQuota', {
              login: quotaOf ?? '',
              count: missing / ONE_CREDIT,
              amount: format.credits(missing),
            })}
          </ErrorNotice>
        )}
      </div>
    </Panel>
  );
}

/** Where each destination has its price. What is written is kept as a draft. */
function PricesLink({ serviceName }: { serviceName: string }) {
  const titles = useTranslations('titles');
  return <TextLink href={`/telecom/sms/${serviceName}/options/prices`}>{titles('prices')}</TextLink>;
}

function noneBecause(isBlocked: boolean, isForText: boolean) {
  if (isBlocked) return 'estimateBlocked';
  return isForText ? 'estimateNoText' : 'estimateEmpty';
}

function NoEstimate({ why }: { why: ReturnType<typeof noneBecause> }) {
  const t = useTranslations('send');
  return (
    <Panel title={t('estimate')}>
      <p className="p-4 text-muted">{t(why)}</p>
    </Panel>
  );
}

/** When it leaves, where that is for commercial hours. */
function HoursWords({ deferredUntil, waitsForHours }: Pick<Estimate, 'deferredUntil' | 'waitsForHours'>) {
  const t = useTranslations('send');
  const { minuteInZone } = useFormat();
  if (!waitsForHours || deferredUntil === null) return null;
  return (
    <p role="status" className="font-medium">
      {t('hours', { moment: minuteInZone(deferredUntil.toISOString(), COMMERCIAL_ZONE) })}
    </p>
  );
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-muted">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Of texts that differ, the shortest and the longest. */
const rangeOf = (least: number, most: number, write: (value: number) => string) =>
  least === most ? write(most) : `${write(least)}–${write(most)}`;

const NUMBER = 'py-1 pl-3 text-right';

function Countries({ countries }: { countries: readonly CountryShare[] }) {
  const t = useTranslations('send');
  const format = useFormat();
  const names = new Intl.DisplayNames([useLocale()], { type: 'region' });
  return (
    <table className="w-full text-xs tabular-nums">
      <thead className="text-2xs text-muted">
        <tr>
          <th scope="col" className="py-1 text-left font-medium">
            {t('country')}
          </th>
          {(['numbers', 'segments', 'credits'] as const).map((head) => (
            <th key={head} scope="col" className={`${NUMBER} font-medium`}>
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {countries.map(({ callingCode, country, recipients, segments, credits }) => (
          <tr key={`${callingCode} ${country}`} className="border-t border-line">
            <th scope="row" className="py-1 text-left font-normal wrap-anywhere">
              {country === null ? `+${callingCode}` : names.of(country)}
            </th>
            <td className={NUMBER}>{format.count(recipients)}</td>
            <td className={NUMBER}>{rangeOf(segments.least, segments.most, format.count)}</td>
            <td className={NUMBER}>{format.exactCredits(credits)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
