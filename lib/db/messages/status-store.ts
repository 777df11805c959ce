/** The statements that move messages from one state to the next. */
import type { DlrId } from '@/lib/domain/delivery/dlr';
import { isMessageState, type MessageState } from '@/lib/domain/delivery/message-state';
import type { Transaction } from '../client';

export type MessageStatus = {
  readonly id: number;
  readonly accountId: number;
  readonly apiUserId: number | null;
  readonly login: string | null;
  readonly state: MessageState;
  readonly ptt: number;
  readonly dlrId: number;
  readonly credits: number;
  readonly refunded: boolean;
};

type LockedRow = Omit<MessageStatus, 'state' | 'refunded'> & { state: string; refundedAt: Date | null };

/** Locks the database and answers the messages as they are; a write, so that the transaction may begin with it. */
export async function lockMessages(tx: Transaction, ids: readonly number[], now: Date): Promise<MessageStatus[]> {
  const rows = await tx.$queryRaw<LockedRow[]>`
    UPDATE Message SET updatedAt = ${now.getTime()} WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
    RETURNING id, accountId, apiUserId, login, state, ptt, dlrId, credits, refundedAt`;
  return rows.map(({ refundedAt, state, ...row }) => {
    if (!isMessageState(state)) throw new Error(`Message ${row.id} has the unknown state ${state}.`);
    return { ...row, state, refunded: refundedAt !== null };
  });
}

export async function saveStatuses(tx: Transaction, statuses: readonly MessageStatus[], now: Date): Promise<void> {
  const at = now.getTime();
  const rows = JSON.stringify(statuses.map((s) => [s.id, s.state, s.ptt, s.dlrId, s.refunded ? 1 : 0]));
  await tx.$executeRaw`
    UPDATE Message SET state = new.value->>1, ptt = new.value->>2, dlrId = new.value->>3,
      refundedAt = CASE WHEN new.value->>4 THEN COALESCE(refundedAt, ${at}) END
    FROM json_each(${rows}) AS new WHERE Message.id = new.value->>0`;
}

export type MessageEventRow = {
  readonly messageId: number;
  readonly at: Date;
  readonly state: MessageState;
  readonly ptt: number;
  readonly dlrId: DlrId;
  readonly carrierText: string;
  readonly applied: boolean;
};

export async function insertEvents(tx: Transaction, events: readonly MessageEventRow[]): Promise<void> {
  const rows = JSON.stringify(
    events.map((e) => [e.messageId, e.at.getTime(), e.state, e.ptt, e.dlrId, e.carrierText, e.applied ? 1 : 0]),
  );
  await tx.$executeRaw`
    INSERT INTO MessageEvent (messageId, at, state, ptt, dlrId, carrierText, applied)
    SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6 FROM json_each(${rows})
    ORDER BY key`;
}

/** Which of our messages a carrier's ids mean. Ids that it never gave us are missing from the answer. */
export async function findByCarrierIds(
  tx: Transaction,
  carrier: string,
  carrierMessageIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: number; carrierMessageId: string }[]>`
    SELECT id, carrierMessageId FROM Message WHERE carrier = ${carrier}
      AND carrierMessageId IN (SELECT value FROM json_each(${JSON.stringify(carrierMessageIds)}))`;
  return new Map(rows.map((row) => [row.carrierMessageId, row.id]));
}
