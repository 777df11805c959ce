import type { Writer } from '@/lib/db/connections/writer';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { EventPublisher } from '@/lib/domain/events';
import { announceChanges } from './announce-changes';
import type { CallbackIntake } from './apply-receipts';
import { receiveReceipts } from './receive-receipts';

type Dependencies = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly callbacks: CallbackIntake;
  readonly now: Date;
};

/** Records carriers' delivery receipts together; one that comes late or twice is recorded and changes nothing. */
export async function recordReceipts(
  { writer, events, callbacks, now }: Dependencies,
  receipts: readonly CarrierReceipt[],
): Promise<void> {
  const applied = await writer.commit((tx) => receiveReceipts(tx, receipts, { now, takerFor: callbacks.takerFor }));
  announceChanges({ events, callbacks }, applied);
}
