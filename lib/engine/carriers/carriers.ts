/** The one list of kinds of carriers: how each is driven (lib/domain/carrier/carrier-setup.ts says what it is set up with). */
import { type Carrier, receiptPath } from '@/lib/domain/carrier/carrier';
import type { CarrierKind } from '@/lib/domain/carrier/carrier-setup';
import type { CarrierDriver, CarrierTraits } from './contract/driver';
import { createHttpDriver } from './http/http-driver';
import { createSimulatedDriver, type SimulatedSettings } from './simulated/simulated-driver';
import { createSmppDriver } from './smpp/smpp-driver';
import { createUpstreamDriver } from './upstream/upstream-driver';

/** What drivers are told that is a matter of the process, not of one carrier. */
export type DriverSettings = {
  readonly simulated: SimulatedSettings;
  /** Where providers reach this instance; empty: nobody has said. */
  readonly publicUrl: string;
  /** How many nodes submit to carriers that each of them may ask; absent: this is the only one. */
  readonly liveNodes?: () => number;
};

/** What a carrier is to its driver. */
export type DrivenCarrier = Pick<Carrier, 'name' | 'setup' | 'dlrSecret'>;

/** Those that know a segment which they were given before. */
const RECOGNISES_REPEATS: Readonly<Record<CarrierKind, boolean>> = {
  simulated: true,
  upstream: false,
  smpp: false,
  http: false,
};

/**
 * Those that one node runs for all: a session is one connection of an instance's, however many nodes it has, and what the
 * simulated one has taken it keeps in mind.
 */
const RUNS_ON_ONE_NODE: Readonly<Record<CarrierKind, boolean>> = {
  simulated: true,
  upstream: false,
  smpp: true,
  http: false,
};

export const runsOnOneNode = ({ setup }: Pick<Carrier, 'setup'>): boolean => RUNS_ON_ONE_NODE[setup.kind];

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
export function createDriver(
  { name, setup, dlrSecret }: DrivenCarrier,
  { simulated, publicUrl, liveNodes }: DriverSettings,
): CarrierDriver {
  switch (setup.kind) {
    case 'simulated':
      return createSimulatedDriver(simulated);
    case 'upstream':
      return createUpstreamDriver({ ...setup.settings, ...setup.secrets }, liveNodes);
    case 'smpp':
      return createSmppDriver({ ...setup.settings, ...setup.secrets });
    case 'http':
      return createHttpDriver(
        { ...setup.settings, ...setup.secrets },
        { address: publicUrl && publicUrl + receiptPath({ name, dlrSecret }), secret: dlrSecret },
        liveNodes,
      );
  }
}
