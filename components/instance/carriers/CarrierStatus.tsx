'use client';

import { useTranslations } from 'use-intl';
import { SEEMING_KIND } from '@/lib/domain/carrier/carrier';
import type { CarrierRow } from '@/lib/schemas/carrier-pages';
import type { SignalName } from '../../ui/Signal';
import { Status } from '../../ui/Status';

type Carrier = Pick<CarrierRow, 'kind' | 'disabledAt' | 'live'>;
type Live = NonNullable<Carrier['live']>;
type Name = 'off' | 'unused' | 'simulating' | 'connected' | 'troubled' | 'connecting' | 'down';

const SIGNALS: Readonly<Record<Name, SignalName>> = {
  off: 'off',
  unused: 'idle',
  simulating: 'warn',
  connected: 'good',
  troubled: 'warn',
  connecting: 'go',
  down: 'bad',
};

const nameOfLive = ({ bound, lastError }: Pick<Live, 'bound' | 'lastError'>): Name => {
  if (bound) return lastError === null ? 'connected' : 'troubled';
  return lastError === null ? 'connecting' : 'down';
};

const stateOf = ({ kind, disabledAt, live }: Carrier): Name => {
  if (disabledAt !== null) return 'off';
  // A real one that was just enabled is taken up within seconds, by one of the nodes.
  if (live === null) return kind === SEEMING_KIND ? 'unused' : 'connecting';
  const name = nameOfLive(live);
  // It is connected to nothing.
  return kind === SEEMING_KIND && name === 'connected' ? 'simulating' : name;
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
    <span className="min-w-0">
      <Status signal={signalOfCarrier(carrier)}>{stateIn(carrier)}</Status>
      {lastError !== null && <span className="block text-2xs text-muted wrap-anywhere">{lastError}</span>}
    </span>
  );
}
