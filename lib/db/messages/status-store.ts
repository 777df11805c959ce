/** The statements that move messages from one state to the next. */
import type { MessageEvent } from '@/lib/domain/delivery/kept-message';
import { isMessageState, type MessageState } from '@/lib/domain/delivery/message-state';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { updateRows } from '../connections/update-rows';
import { tallied } from './bulk-tallies';

export type MessageStatus = {
  readonly id: number;
  readonly accountId: number;
  readonly apiUserId: number | null;
  readonly login: string | null;
  readonly state: MessageState;
  readonly ptt: number;
  readonly dlrId: number;
  readonly credits: number;
  readonly segmentCount: number;
  readonly wasInDoubt: boolean;
  readonly refunded: boolean;
  readonly createdAt: Date;
  /** Of its account. */
  readonly timeZone: string;
};

type StoredStatus = Omit<MessageStatus, 'state' | 'refunded'> & { state: string; refundedAt: Date | null };

/** The messages as they are; nobody else changes them meanwhile. */
export async function readStatuses(tx: SqlTransaction, ids: readonly number[]): Promise<MessageStatus[]> {
  const rows = await tx.$queryRaw<StoredStatus[]>`
    SELECT m.id, m."accountId", m."apiUserId", m.login, m.state, m.ptt, m."dlrId", m.credits, m."segmentCount",
      m."wasInDoubt", m."refundedAt", m."createdAt", a."timeZone"
    FROM "Message" m JOIN "SmsAccount" a ON a.id = m."accountId" WHERE m.id IN (${list(ids)})
    ORDER BY m.id ${tx.dialect.locking('m')}`;
  return rows.map(({ refundedAt, state, ...row }) => {
    if (!isMessageState(state)) throw new Error(`Message ${row.id} has the unknown state ${state}.`);
    return { ...row, state, refunded: refundedAt !== null };
  });
}

export async function saveStatuses(tx: SqlTransaction, statuses: readonly MessageStatus[], now: Date): Promise<void> {
  await tallied(
    tx,
    statuses.map(({ id }) => id),
    () =>
      updateRows(
        tx,
        SAVED_STATUS,
        statuses.map((status) => ({ ...status, now })),
      ),
  );
}

const SAVED_STATUS = {
  table: 'Message',
  given: { id: 'BIGINT', state: 'TEXT', ptt: 'BIGINT', dlrId: 'BIGINT', refunded: 'BOOLEAN', now: 'TIMESTAMP' },
  set: `state = given."state", ptt = given."ptt", "dlrId" = given."dlrId", "updatedAt" = given."now",
    "refundedAt" = CASE WHEN given."refunded" THEN COALESCE("refundedAt", given."now") END`,
  key: ['id', 'id'],
} as const;

/** The same status for all of them, whose price is given back. */
export async function saveRefunded(
  tx: SqlTransaction,
  ids: readonly number[],
  { state, ptt, dlrId }: Pick<MessageStatus, 'state' | 'ptt' | 'dlrId'>,
  now: Date,
): Promise<void> {
  await tallied(
    tx,
    ids,
    () => tx.$executeRaw`
      UPDATE "Message" SET state = ${state}, ptt = ${ptt}, "dlrId" = ${dlrId}, "updatedAt" = ${now},
        "refundedAt" = COALESCE("refundedAt", ${now}) WHERE id IN (${list(ids)})`,
  );
}

export type MessageEventRow = Omit<MessageEvent, 'id'> & { readonly messageId: number };

export const insertEvents = (tx: SqlTransaction, events: readonly MessageEventRow[]): Promise<void> =>
  insertRows(
    tx,
    'MessageEvent',
    events.map(({ messageId, at, state, ptt, dlrId, segment, carrierText, reason, applied }) => ({
      messageId,
      at,
      state,
      ptt,
      dlrId,
      segment,
      carrierText,
      reason,
      applied,
    })),
  );
