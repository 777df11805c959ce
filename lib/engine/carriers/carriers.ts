/** The one list of carriers. Each is configured by the settings of its name. */

import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import type { UpstreamSettings } from '@/lib/domain/carrier/upstream-settings';
import type { CarrierDriver, CarrierTraits, ConnectedCarrier } from './contract/driver';
import { createSimulatedDriver, type SimulatedSettings } from './simulated/simulated-driver';
import { createSmppDriver } from './smpp/smpp-driver';
import { createUpstreamDriver } from './upstream/upstream-driver';

export type CarrierSettings = {
  readonly simulated: SimulatedSettings;
  /** Of these one at most; absent: it is not set up. */
  readonly upstream?: UpstreamSettings | undefined;
  readonly smpp?: SmppSettings | undefined;
};

/** `create` connects to nothing: only a driver that is started does. Null: it is not set up. */
type Carrier = CarrierTraits & { create(settings: CarrierSettings): CarrierDriver | null };

export const CARRIERS: readonly Carrier[] = [
  {
    name: 'upstream',
    recognisesRepeats: false,
    create: ({ upstream }) => (upstream ? createUpstreamDriver(upstream) : null),
  },
  {
    name: 'smpp',
    recognisesRepeats: false,
    create: ({ smpp }) => (smpp ? createSmppDriver(smpp) : null),
  },
  // Whoever has a real one does not want messages to seem sent.
  {
    name: 'simulated',
    recognisesRepeats: true,
    create: ({ simulated, upstream, smpp }) => (upstream || smpp ? null : createSimulatedDriver(simulated)),
  },
];

/** All carriers that are set up, in this thread. */
export const connectCarriers = (settings: CarrierSettings): readonly ConnectedCarrier[] =>
  CARRIERS.flatMap(({ create, ...traits }) => {
    const driver = create(settings);
    return driver ? { ...traits, driver } : [];
  });

/** Their names; nothing is connected. */
export const namesOfCarriers = (settings: CarrierSettings): readonly string[] =>
  connectCarriers(settings).map(({ name }) => name);
