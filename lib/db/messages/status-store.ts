/** The statements that move messages from one state to the next. */
import type { DlrId } from '@/lib/domain/delivery/dlr';
import { isFinal, isMessageState, MESSAGE_STATES, type MessageState } from '@/lib/domain/delivery/message-state';
import { list, table } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';

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

type StoredStatus = Omit<MessageStatus, 'state' | 'refunded'> & { state: string; refundedAt: Date | null };

/** The messages as they are; the writer's transaction holds the lock, so nobody changes them meanwhile. */
export async function readStatuses(tx: SqlTransaction, ids: readonly number[]): Promise<MessageStatus[]> {
  const rows = await tx.$queryRaw<StoredStatus[]>`
    SELECT id, "accountId", "apiUserId", login, state, ptt, "dlrId", credits, "refundedAt" FROM "Message"
    WHERE id IN (${list(ids)})`;
  return rows.map(({ refundedAt, state, ...row }) => {
    if (!isMessageState(state)) throw new Error(`Message ${row.id} has the unknown state ${state}.`);
    return { ...row, state, refunded: refundedAt !== null };
  });
}

export async function saveStatuses(tx: SqlTransaction, statuses: readonly MessageStatus[], now: Date): Promise<void> {
  await Promise.all(
    statuses.map(
      ({ id, state, ptt, dlrId, refunded }) => tx.$executeRaw`
        UPDATE "Message" SET state = ${state}, ptt = ${ptt}, "dlrId" = ${dlrId}, "updatedAt" = ${now},
          "refundedAt" = CASE WHEN ${refunded} THEN COALESCE("refundedAt", ${now}) END WHERE id = ${id}`,
    ),
  );
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

export const insertEvents = (tx: SqlTransaction, events: readonly MessageEventRow[]): Promise<void> =>
  insertRows(
    tx,
    'MessageEvent',
    events.map(({ messageId, at, state, ptt, dlrId, carrierText, applied }) => ({
      messageId,
      at,
      state,
      ptt,
      dlrId,
      carrierText,
      applied,
    })),
  );

const FINAL_STATES = MESSAGE_STATES.filter(isFinal);

/** A message as its carrier calls it. */
export type CarrierReference = { readonly carrier: string; readonly carrierMessageId: string };

/** A message of ours that a carrier names; settled: nothing that the carrier says changes it any more. */
type NamedMessage = { readonly messageId: number; readonly settled: boolean };

/**
 * Which of our messages carriers mean, in order: the newest unsettled one that has the id, else the newest; undefined
 * when none has it.
 */
export async function findByCarrierIds(
  tx: SqlTransaction,
  references: readonly CarrierReference[],
): Promise<(NamedMessage | undefined)[]> {
  if (references.length === 0) return [];
  const named = table(
    references.map(({ carrier, carrierMessageId }, position) => [position, carrier, carrierMessageId]),
  );
  const found = await tx.$queryRaw<{ newest: number; unsettled: number | null; position: number }[]>`
    SELECT MAX(m.id) AS newest, named.column1 AS position,
      MAX(CASE WHEN m.state NOT IN (${list(FINAL_STATES)}) THEN m.id END) AS unsettled
    FROM ${named} AS named
    JOIN "Message" m ON m.carrier = named.column2 AND m."carrierMessageId" = named.column3 GROUP BY named.column1`;
  const messages = new Map(
    found.map(({ newest, unsettled, position }) => [
      position,
      { messageId: unsettled ?? newest, settled: unsettled === null },
    ]),
  );
  return references.map((_, position) => messages.get(position));
}
