/** The outbox of receipts by SMPP: what API users' programs are to be told, until they have acknowledged it. */
import type { MessageState } from '@/lib/domain/delivery/message-state';
import { isWished, receiptStateOf } from '@/lib/domain/delivery/smpp-receipt-state';
import {
  RECEIPT_STATES,
  type ReceiptState,
  type ReceiptWish,
  type SubmittedAddresses,
} from '@/lib/domain/smpp/submission';
import type { Database, Transaction } from '../connections/client';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { areFree } from './told-receipts';

/** As OVHcloud does: whoever does not bind for so long hears nothing of it any more. */
const KEPT_MS = 7 * 24 * 3_600_000;

type Change = {
  readonly status: { readonly id: number; readonly state: MessageState; readonly ptt: number };
  readonly at: Date;
};

type Row = {
  readonly id: number;
  readonly apiUserId: number;
  readonly messageId: number;
  readonly wish: ReceiptWish;
  readonly addresses: string;
  readonly at: Date;
};

/** Of messages that have ended, owes a receipt to each submit_sm that asked for one. */
export async function queueSmppReceipts(tx: SqlTransaction, changes: readonly Change[], now: Date): Promise<void> {
  const ends = new Map(
    changes.flatMap(({ status, at }) => {
      const state = receiptStateOf(status.state);
      return state ? [[status.id, { state, ptt: status.ptt, at }] as const] : [];
    }),
  );
  if (ends.size === 0) return;
  const ended = list([...ends.keys()]);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, "apiUserId", "messageId", wish, addresses, at FROM "SmppSubmission" WHERE "messageId" IN (${ended})
    ORDER BY id`;
  if (rows.length === 0) return;
  await insertReceipts(
    tx,
    rows.flatMap(({ messageId, ...submission }) => {
      const end = ends.get(messageId);
      return end && isWished(submission.wish, end.state) ? [{ ...submission, ...end, submittedAt: submission.at }] : [];
    }),
    now,
  );
  await tx.$executeRaw`DELETE FROM "SmppSubmission" WHERE "messageId" IN (${ended})`;
}

/**
 * Ends those of these whose message never became whole: they were not sent. One that has become a message is let be, and
 * so is what another node is just ending or making a message of.
 */
export async function endParts(tx: SqlTransaction, ids: readonly number[], now: Date): Promise<void> {
  const state: ReceiptState = 'UNDELIV';
  const parts = await tx.$queryRaw<(Omit<Row, 'id' | 'apiUserId' | 'messageId'> & Ids)[]>`
    SELECT id, "apiUserId", wish, addresses, at FROM "SmppSubmission"
    WHERE id IN (${list(ids)}) AND "messageId" IS NULL ORDER BY id ${tx.dialect.skippingLocked()}`;
  if (parts.length === 0) return;
  await tx.$executeRaw`DELETE FROM "SmppSubmission" WHERE id IN (${list(parts.map(({ id }) => Number(id)))})`;
  const told = parts.filter(({ wish }) => isWished(wish, state));
  await insertReceipts(
    tx,
    told.map(({ id, apiUserId, addresses, at }) => ({
      ...{ id: Number(id), apiUserId: Number(apiUserId), addresses, submittedAt: at },
      ...{ state, ptt: 0, at: now },
    })),
    now,
  );
}

type Ids = { readonly id: number | bigint; readonly apiUserId: number | bigint };

type NewReceipt = {
  readonly id: number;
  readonly apiUserId: number;
  readonly addresses: string;
  readonly state: ReceiptState;
  readonly ptt: number;
  readonly submittedAt: Date;
  readonly at: Date;
};

async function insertReceipts(tx: SqlTransaction, receipts: readonly NewReceipt[], now: Date): Promise<void> {
  if (receipts.length === 0) return;
  await insertRows(
    tx,
    'SmppReceipt',
    receipts.map(({ id, apiUserId, addresses, state, ptt, submittedAt, at }) => ({
      apiUserId,
      submissionId: id,
      addresses,
      state,
      ptt,
      submittedAt,
      doneAt: at,
      createdAt: now,
    })),
  );
}

const oldestKept = (now: Date): Date => new Date(now.getTime() - KEPT_MS);

/** Deletes up to `limit` of those that are told no more; answers whether there may be others. */
export async function dropExpiredReceipts(tx: SqlTransaction, now: Date, limit: number): Promise<boolean> {
  const deleted = await tx.$executeRaw`
    DELETE FROM "SmppReceipt" WHERE id IN (
      SELECT id FROM "SmppReceipt" WHERE "createdAt" < ${oldestKept(now)} ORDER BY "createdAt" LIMIT ${limit})`;
  return deleted === limit;
}

export type OwedReceipt = {
  readonly id: number;
  readonly submissionId: number;
  readonly addresses: SubmittedAddresses;
  readonly state: ReceiptState;
  readonly ptt: number;
  readonly submittedAt: Date;
  readonly doneAt: Date;
};

const isReceiptState = (text: string): text is ReceiptState => text in RECEIPT_STATES;

type Asked = {
  readonly apiUserId: number;
  readonly now: Date;
  readonly most: number;
  /** The node that is to tell them. */
  readonly nodeId: number;
};

/** What an API user's programs are to be told next by this node, the oldest first. */
export async function listOwedReceipts(db: Database, { apiUserId, now, most, nodeId }: Asked): Promise<OwedReceipt[]> {
  const oldest = oldestKept(now);
  // Ids and times go up together: of very many that have expired and are not yet deleted, none is looked at.
  const expired = await db.smppReceipt.findFirst({
    where: { createdAt: { lt: oldest } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  const rows = await db.smppReceipt.findMany({
    where: {
      apiUserId,
      id: { gt: expired?.id ?? 0 },
      createdAt: { gte: oldest },
      ...(await areFree(db, nodeId)),
    },
    orderBy: { id: 'asc' },
    take: most,
  });
  return rows.map(({ addresses, state, id, submissionId, ptt, submittedAt, doneAt }) => {
    if (!isReceiptState(state)) throw new Error(`A receipt by SMPP has the unknown state ${state}.`);
    const written: SubmittedAddresses = JSON.parse(addresses);
    return { id, submissionId, ptt, submittedAt, doneAt, state, addresses: written };
  });
}

/** They were acknowledged, or are given up. */
export async function dropReceipts(tx: Transaction, ids: readonly number[]): Promise<void> {
  await tx.smppReceipt.deleteMany({ where: { id: { in: [...ids] } } });
}
