/** A driver of an SMSC with a host that keeps everything it is told. */

import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import type {
  CarrierDriver,
  CarrierHost,
  DriverIncoming,
  DriverReceipt,
  SegmentAnswer,
} from '@/lib/engine/carriers/contract/driver';
import { createSmppDriver } from '@/lib/engine/carriers/smpp/smpp-driver';
import { SMPP_SETTINGS } from './smsc-peer';

export const createHeard = () => ({
  answers: [] as SegmentAnswer[],
  receipts: [] as DriverReceipt[],
  incoming: [] as DriverIncoming[],
});

export type Heard = ReturnType<typeof createHeard>;

export function startSmppDriver(
  settings: Partial<SmppSettings>,
  heard: Heard,
  changes: Partial<CarrierHost> = {},
): CarrierDriver {
  const driver = createSmppDriver({ ...SMPP_SETTINGS, ...settings });
  driver.start({
    submitted: (some) => void heard.answers.push(...some),
    receipt: async (receipt) => void heard.receipts.push(receipt),
    incoming: async (part) => void heard.incoming.push(part),
    outstanding: async () => [],
    stateChanged: () => undefined,
    ...changes,
  });
  return driver;
}
