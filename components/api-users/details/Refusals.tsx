'use client';

import { useTranslations } from 'use-intl';
import { isToldByCode } from '@/lib/domain/api-user/refused-request';
import { findRefusal } from '@/lib/domain/http2sms/refusal';
import type { ApiUserDetails } from '@/lib/schemas/api-user-details';
import { guidesPath, refusalAnchor } from '@/lib/schemas/guide';
import { useRefusalLabel } from '../../forms/use-refusal-label';
import { Moment } from '../../ui/Moment';
import { Panel } from '../../ui/Panel';
import { refusedPage } from '../../ui/refused-page';
import { TextLink } from '../../ui/TextLink';

type Props = Pick<ApiUserDetails, 'refused' | 'refusedCount'> & {
  days: number;
  serviceName: string;
  login: string;
  timeZone: string;
};

/** The newest requests of the period that were refused, and how many there were. */
export function Refusals({ serviceName, login, days, refused, refusedCount, timeZone }: Props) {
  const t = useTranslations('apiUserDetails');
  return (
    <Panel
      title={t('refused')}
      more={<TextLink href={refusedPage(serviceName, { of: login })}>{t('allRefused')}</TextLink>}
    >
      {refused.length === 0 ? (
        <p className="px-4 py-2.5 text-muted">{t('noneRefused', { days })}</p>
      ) : (
        <>
          <ul className="divide-y divide-line">
            {refused.map(({ id, at, refusal, clientIp, way }) => (
              <li key={id} className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-2">
                <Reason serviceName={serviceName} refusal={refusal} way={way} />
                <span className="text-muted max-sm:w-full sm:ml-auto">
                  {t.rich('refusedFrom', { clientIp, time: () => <Moment at={at} timeZone={timeZone} isInSentence /> })}
                </span>
              </li>
            ))}
          </ul>
          <p className="border-t border-line px-4 py-2 text-2xs text-muted">
            {t('refusedCount', { count: refusedCount, days })}
          </p>
        </>
      )}
    </Panel>
  );
}

type ReasonProps = Pick<Props['refused'][number], 'refusal' | 'way'> & Pick<Props, 'serviceName'>;

/** Why and by which way; with http2sms's code where it was told. A refusal of another version has none. */
function Reason({ serviceName, refusal, way }: ReasonProps) {
  const t = useTranslations('apiUserDetails');
  const ways = useTranslations('refused.ways');
  const labelOf = useRefusalLabel();
  const known = findRefusal(refusal);
  return (
    <>
      <span className="font-medium">{labelOf(refusal, way)}</span>
      {way !== null && <span className="text-muted">{ways(way)}</span>}
      {known && isToldByCode(way) && (
        <TextLink href={`${guidesPath(serviceName, 'http2sms')}#${refusalAnchor(refusal)}`}>
          {t('code', { code: String(known.status) })}
        </TextLink>
      )}
    </>
  );
}
