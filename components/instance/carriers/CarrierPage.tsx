'use client';

import { useTranslations } from 'use-intl';
import { SEEMING_KIND } from '@/lib/domain/carrier/carrier';
import { tellsByAddress } from '@/lib/domain/carrier/carrier-setup';
import type { CarrierDetails } from '@/lib/schemas/carrier-pages';
import { Headline } from '../../ui/Headline';
import { Moment } from '../../ui/Moment';
import { EmptyNotice } from '../../ui/Notice';
import { TextLink } from '../../ui/TextLink';
import { useFormat } from '../../ui/use-format';
import { carrierPage } from '../carrier-page';
import { CarrierConnections } from './CarrierConnections';
import { CarrierFacts } from './CarrierFacts';
import { CarrierFrame } from './CarrierFrame';
import { CarrierTroubles } from './CarrierTroubles';
import { ReceiptAddress } from './ReceiptAddress';
import { SimulatedText } from './SimulatedText';
import { useBoundedCount } from './use-bounded-count';

type Shown = { carrier: CarrierDetails; timeZone: string };

/** How a carrier is doing now: connections, what it takes, what was in its way; read again every few seconds. */
export function CarrierPage({ name, timeZone }: { name: string; timeZone: string }) {
  return (
    <CarrierFrame name={name} section="" timeZone={timeZone}>
      {(carrier) => (
        <>
          {carrier.kind === SEEMING_KIND && (
            <p className="mt-3 max-w-3xl text-muted">
              <SimulatedText live={carrier.live} />
            </p>
          )}
          <Figures carrier={carrier} timeZone={timeZone} />
          <div className="grid items-start gap-x-4 lg:grid-cols-2">
            <div className="empty:hidden">
              {carrier.live && carrier.live.connections.length > 0 && (
                <CarrierConnections connections={carrier.live.connections} />
              )}
              {carrier.live && <CarrierTroubles troubles={carrier.live.troubles} timeZone={timeZone} />}
            </div>
            <div>
              <CarrierFacts carrier={carrier} timeZone={timeZone} />
              {carrier.kind !== SEEMING_KIND && tellsByAddress(carrier.kind) && <ReceiptAddress name={name} />}
            </div>
          </div>
        </>
      )}
    </CarrierFrame>
  );
}

const FIGURES_CARD = 'mt-4 rounded-lg border border-line bg-surface shadow-card';
const FIGURES = 'grid grid-cols-2 gap-x-4 gap-y-3.5 tabular-nums sm:flex sm:flex-wrap sm:gap-x-8';

/** What is still to become of messages, whether the carrier runs or not. */
function Owed({ carrier: { name, waiting, waitingSince, inDoubt }, timeZone }: Shown) {
  const t = useTranslations('instance.carriers');
  const told = useBoundedCount();
  return (
    <>
      <Headline
        label={t('waiting')}
        note={waitingSince && t.rich('waitingSince', { time: () => <Moment at={waitingSince} timeZone={timeZone} /> })}
      >
        {told(waiting)}
      </Headline>
      {inDoubt.count > 0 && (
        <Headline
          label={t('inDoubt')}
          note={<TextLink href={carrierPage(name, '/decisions')}>{t('delete.decide')}</TextLink>}
        >
          {told(inDoubt)}
        </Headline>
      )}
    </>
  );
}

function Figures({ carrier, timeZone }: Shown) {
  const { kind, live, disabledAt, waiting, inDoubt } = carrier;
  const t = useTranslations('instance.carriers');
  const format = useFormat();
  const perMinute = t('lastMinute');
  if (!live) {
    const unused = kind === SEEMING_KIND ? 'unused' : 'starting';
    const why = disabledAt === null ? unused : 'off';
    return (
      <section aria-label={t('figures')} className={FIGURES_CARD}>
        <EmptyNotice title={t(`${why}Title`)}>{why === 'off' ? t(`offTexts.${kind}`) : t(`${why}Text`)}</EmptyNotice>
        {waiting.count + inDoubt.count > 0 && (
          <dl className={`${FIGURES} px-4 pb-4`}>
            <Owed carrier={carrier} timeZone={timeZone} />
          </dl>
        )}
      </section>
    );
  }
  const { lastMinute, window } = live;
  return (
    <section aria-label={t('figures')} className={`${FIGURES_CARD} p-4`}>
      {live.lastError !== null && <p className="mb-3 wrap-anywhere">{live.lastError}</p>}
      <dl className={FIGURES}>
        <Headline label={t('answers.accepted')} note={perMinute}>
          {format.count(lastMinute.accepted)}
        </Headline>
        <Headline label={t('answers.refused')} note={perMinute}>
          {format.count(lastMinute.refused)}
        </Headline>
        <Headline label={t('answers.later')} note={perMinute}>
          {format.count(lastMinute.later)}
        </Headline>
        <Headline label={t('answers.unknown')} note={perMinute}>
          {format.count(lastMinute.unknown)}
        </Headline>
        {window && (
          <Headline
            label={t('window')}
            note={window.size === 0 ? t('states.down') : t('windowOf', { size: window.size })}
          >
            {format.count(window.used)}
          </Headline>
        )}
        <Owed carrier={carrier} timeZone={timeZone} />
      </dl>
      <p className="mt-3 text-xs text-muted">{t('answers.explained')}</p>
    </section>
  );
}
