'use client';

import { useTranslations } from 'use-intl';
import { SEEMING_KIND } from '@/lib/domain/carrier/carrier';
import type { CarrierDetails } from '@/lib/schemas/carrier-pages';
import { Fact } from '../../ui/Fact';
import { Moment } from '../../ui/Moment';
import { Panel } from '../../ui/Panel';
import { TextLink } from '../../ui/TextLink';
import { useFormat } from '../../ui/use-format';
import { carrierPage } from '../carrier-page';
import { useBoundedCount } from './use-bounded-count';

type Props = { carrier: CarrierDetails; timeZone: string };

/** What else is known of a carrier. */
export function CarrierFacts({ carrier, timeZone }: Props) {
  const t = useTranslations('instance.carriers');
  const format = useFormat();
  const told = useBoundedCount();
  const { name, kind, rank, whenUnknown, live, unmatchedReceipts, undecided, learnedIds, createdAt, updatedAt } =
    carrier;
  const { certificateEndsAt } = carrier;
  const moment = (at: string | null) => (at === null ? t('facts.never') : <Moment at={at} timeZone={timeZone} />);
  return (
    <Panel title={t('facts.title')}>
      <dl className="divide-y divide-line">
        {live && (
          <>
            <Fact name={t('facts.lastSubmit')}>{moment(live.lastSubmitAt)}</Fact>
            <Fact name={t('facts.lastReceipt')}>{moment(live.lastReceiptAt)}</Fact>
          </>
        )}
        <Fact name={t('facts.unmatchedReceipts')}>
          {unmatchedReceipts.count === 0 ? (
            t('facts.none')
          ) : (
            <TextLink href={carrierPage(name, '/receipts')}>{told(unmatchedReceipts)}</TextLink>
          )}
        </Fact>
        {undecided.count > 0 && (
          <Fact name={t('facts.undecided')}>
            <TextLink href={carrierPage(name, '/decisions')}>{told(undecided)}</TextLink>
          </Fact>
        )}
        {learnedIds !== null && (
          <Fact name={t('facts.learnedIds')}>{t('facts.learned', { how: t(`choices.${learnedIds}`) })}</Fact>
        )}
        {kind !== SEEMING_KIND && (
          <>
            <Fact name={t('facts.rank')}>{format.count(rank)}</Fact>
            <Fact name={t('facts.whenUnknown')}>{t(`choices.${whenUnknown}`)}</Fact>
          </>
        )}
        {certificateEndsAt !== null && <Fact name={t('facts.certificateEndsAt')}>{moment(certificateEndsAt)}</Fact>}
        {live && live.peerCertificateEndsAt !== null && (
          <Fact name={t('facts.peerCertificateEndsAt')}>{moment(live.peerCertificateEndsAt)}</Fact>
        )}
        <Fact name={t('facts.createdAt')}>{moment(createdAt)}</Fact>
        <Fact name={t('facts.updatedAt')}>{moment(updatedAt)}</Fact>
      </dl>
    </Panel>
  );
}
