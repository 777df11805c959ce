'use client';

import { useTranslations } from 'use-intl';
import type { CarrierRow } from '@/lib/schemas/carrier-pages';
import type { SignalName } from '../../ui/Signal';
import { Status } from '../../ui/Status';

type Carrier = Pick<CarrierRow, 'disabledAt' | 'live'>;
type Live = NonNullable<Carrier['live']>;
type Name = 'off' | 'unused' | 'connected' | 'troubled' | 'connecting' | 'down';

const SIGNALS: Readonly<Record<Name, SignalName>> = {
  off: 'off',
  unused: 'idle',
  connected: 'good',
  troubled: 'warn',
  connecting: 'go',
  down: 'bad',
};

const nameOfLive = ({ bound, lastError }: Pick<Live, 'bound' | 'lastError'>): Name => {
  if (bound) return lastError === null ? 'connected' : 'troubled';
  return lastError === null ? 'connecting' : 'down';
};

const stateOf = ({ disabledAt, live }: Carrier): Name => {
  if (disabledAt !== null) return 'off';
  return live === null ? 'unused' : nameOfLive(live);
};

export const signalOfCarrier = (carrier: Carrier): SignalName => SIGNALS[stateOf(carrier)];

/** How a carrier is, in words. */
export function useCarrierState(): (carrier: Carrier) => string {
  const t = useTranslations('instance.carriers');
  return (carrier) => t(`states.${stateOf(carrier)}`);
}

/** Whether a carrier takes messages and, where not, why. */
export function CarrierStatus({ carrier }: { carrier: Carrier }) {
  const stateIn = useCarrierState();
  const lastError = carrier.live?.lastError ?? null;
  return (
    <>
      <Status signal={signalOfCarrier(carrier)}>{stateIn(carrier)}</Status>
      {lastError !== null && <span className="block text-2xs text-muted wrap-anywhere">{lastError}</span>}
    </>
  );
}
