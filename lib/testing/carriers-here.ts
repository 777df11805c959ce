import { type CarrierSettings, connectCarriers } from '@/lib/engine/carriers/carriers';
import type { Carriers } from '@/lib/engine/carriers/thread/start-carriers-thread';

/** Carriers in the test's own thread. */
export const carriersHere = (settings: CarrierSettings): Carriers => ({
  connected: connectCarriers(settings),
  close: () => Promise.resolve(),
});
