import { findByCarrierIds } from '@/lib/db/messages/status-store';
import type { Writer } from '@/lib/db/writer';
import type { EventPublisher } from '@/lib/domain/events';
import { announceChanges } from '../_shared/announce-changes';
import { applyReports, type CallbackIntake } from '../_shared/apply-reports';

export type Receipt = {
  readonly carrier: string;
  readonly carrierMessageId: string;
  readonly ptt: number;
  readonly billed: boolean;
  readonly text: string;
  readonly at: Date;
};

type Dependencies = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly callbacks: CallbackIntake;
  readonly now: Date;
};

/**
 * Records carriers' delivery receipts together. Answers, for each, whether it named a message of ours; a receipt that
 * comes late or twice is recorded and changes nothing.
 */
export async function recordReceipts(
  { writer, events, callbacks, now }: Dependencies,
  receipts: readonly Receipt[],
): Promise<boolean[]> {
  const { known, applied } = await writer.commit(async (tx) => {
    const ids = await findByCarrierIds(tx, receipts);
    const reports = receipts.flatMap(({ ptt, billed, text, at }, index) => {
      const messageId = ids[index];
      return messageId === undefined ? [] : [{ messageId, ptt, billed, text, at }];
    });
    const outcome = await applyReports(tx, reports, { now, admits: callbacks.admits });
    return { known: ids.map((id) => id !== undefined), applied: outcome };
  });
  announceChanges({ events, callbacks }, applied);
  return known;
}
