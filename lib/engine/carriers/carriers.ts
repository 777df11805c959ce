/** The one list of carriers. Each is configured by the settings of its name. */
import type { CarrierDriver, CarrierTraits, ConnectedCarrier } from './contract/driver';
import { createSimulatedDriver, type SimulatedSettings } from './simulated/simulated-driver';

export type CarrierSettings = { readonly simulated: SimulatedSettings };

/** `create` connects to nothing: only a driver that is started does. */
type Carrier = CarrierTraits & { create(settings: CarrierSettings): CarrierDriver };

export const CARRIERS: readonly Carrier[] = [
  { name: 'simulated', recognisesRepeats: true, create: ({ simulated }) => createSimulatedDriver(simulated) },
];

/** All carriers in this thread. */
export const connectCarriers = (settings: CarrierSettings): readonly ConnectedCarrier[] =>
  CARRIERS.map(({ create, ...traits }) => ({ ...traits, driver: create(settings) }));
