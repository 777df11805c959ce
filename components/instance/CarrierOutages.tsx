'use client';

import { useTranslations } from 'use-intl';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useResource } from '@/lib/queries/use-resource';
import { CARRIERS_PAGE } from '../layout/instance-pages';
import { OnlySeemsNotice } from '../layout/OnlySeems';
import { ErrorNotice, WarningNotice } from '../ui/Notice';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';
import { carrierPage } from './carrier-page';

/** That nothing reaches a phone, since no real carrier is enabled. */
export function NoRealCarrier({ leads }: { leads: boolean }) {
  const { data } = useResource(INSTANCE_RESOURCES.outages, INSTANCE, {});
  return data?.onlySeems === true && <OnlySeemsNotice leads={leads} />;
}

type Props = {
  timeZone: string;
  /** The carrier whose page it is. */
  at?: string;
  /** Whether it leads to the carriers: not where they are. */
  leads?: boolean;
};

/**
 * That no carrier is enabled or takes messages, and how many wait; carriers that have taken nothing for long although messages wait, those whose client
 * certificate has to be renewed, and those of which messages wait for a person to decide; nothing while there is none.
 */
export function CarrierOutages({ timeZone, at, leads = at === undefined }: Props) {
  const t = useTranslations('instance.carriers.outage');
  const format = useFormat();
  const { data } = useResource(INSTANCE_RESOURCES.outages, INSTANCE, {});
  return (
    <>
      {data?.isNoneTaking && (
        <div className="mb-4">
          <ErrorNotice action={leads && <TextLink href={CARRIERS_PAGE}>{t('toCarriers')}</TextLink>}>
            {t(data.isNoneEnabled ? 'noneEnabled' : 'noneTakes')}
            {data.waiting &&
              ` ${t(data.waiting.isMore ? 'waitingMore' : 'waiting', {
                count: data.waiting.count,
                time: format.minute(data.waiting.since, timeZone),
              })}`}
          </ErrorNotice>
        </div>
      )}
      {data?.outages.map(({ carrier, since }) => (
        <div key={carrier} className="mb-4">
          <ErrorNotice
            action={carrier !== at && <TextLink href={carrierPage(carrier)}>{t('toCarrier', { carrier })}</TextLink>}
          >
            {t('text', { carrier, time: format.minute(since, timeZone) })}
          </ErrorNotice>
        </div>
      ))}
      {data?.certificates.map(({ carrier, endsAt, isOver }) => {
        const Notice = isOver ? ErrorNotice : WarningNotice;
        return (
          <div key={carrier} className="mb-4">
            <Notice action={<TextLink href={carrierPage(carrier, '/settings')}>{t('renew')}</TextLink>}>
              {t(isOver ? 'certificateOver' : 'certificateEnds', { carrier, time: format.minute(endsAt, timeZone) })}
            </Notice>
          </div>
        );
      })}
      {data?.undecided.map(({ carrier, count, isMore }) => (
        <div key={carrier} className="mb-4">
          <WarningNotice action={<TextLink href={carrierPage(carrier, '/decisions')}>{t('decide')}</TextLink>}>
            {t(isMore ? 'undecidedMore' : 'undecided', { carrier, count })}
          </WarningNotice>
        </div>
      ))}
    </>
  );
}
