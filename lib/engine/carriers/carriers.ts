/** The one list of kinds of carriers: how each is driven (lib/domain/carrier/carrier-setup.ts says what it is set up with). */
import type { Carrier } from '@/lib/domain/carrier/carrier';
import type { CarrierKind, CarrierSetup } from '@/lib/domain/carrier/carrier-setup';
import type { CarrierDriver, CarrierTraits } from './contract/driver';
import { createSimulatedDriver, type SimulatedSettings } from './simulated/simulated-driver';
import { createSmppDriver } from './smpp/smpp-driver';
import { createUpstreamDriver } from './upstream/upstream-driver';

/** What drivers are told that is a matter of the process, not of one carrier. */
export type DriverSettings = { readonly simulated: SimulatedSettings };

/** Those that know a segment which they were given before. */
const RECOGNISES_REPEATS: Readonly<Record<CarrierKind, boolean>> = { simulated: true, upstream: false, smpp: false };

export const traitsOf = ({
  name,
  setup,
  whenUnknown,
}: Pick<Carrier, 'name' | 'setup' | 'whenUnknown'>): CarrierTraits => ({
  ...{ name, whenUnknown },
  recognisesRepeats: RECOGNISES_REPEATS[setup.kind],
});

/**
 * Connects to nothing: only a driver that is started does.
 * @throws where the set-up is none that a schema has let in.
 */
export function createDriver(setup: CarrierSetup, { simulated }: DriverSettings): CarrierDriver {
  switch (setup.kind) {
    case 'simulated':
      return createSimulatedDriver(simulated);
    case 'upstream':
      return createUpstreamDriver({ ...setup.settings, ...setup.secrets });
    case 'smpp':
      return createSmppDriver({ ...setup.settings, ...setup.secrets });
  }
}
