/**
 * What carriers took, segment by segment. A message of one segment whose id is its own key has it in its own row and
 * none here: a row for each would cost what most messages do not need (docs/decisions/0029).
 */
import type { KnownSegment, SegmentStatus } from '@/lib/domain/delivery/message-of-segments';
import { isMessageState } from '@/lib/domain/delivery/message-state';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { updateRows } from '../connections/update-rows';

export type NewSegment = {
  readonly messageId: number;
  readonly segment: number;
  readonly carrier: string;
  readonly idKey: string | null;
  readonly rawId: string | null;
  readonly at: Date;
};

/** Stores that a carrier has answered for these; what it answered is applied like every other receipt. */
export const insertSegments = (tx: SqlTransaction, segments: readonly NewSegment[]): Promise<void> =>
  insertRows(
    tx,
    'SubmittedSegment',
    segments.map(({ messageId, segment, carrier, idKey, rawId, at }) => ({
      messageId,
      segment,
      carrier,
      idKey,
      rawId,
      state: 'accepted',
      ptt: 0,
      at,
    })),
  );

type StoredSegment = KnownSegment & { readonly carrier: string };

/** By message, in their order. */
export type SegmentsByMessage = ReadonlyMap<number, Map<number, StoredSegment>>;

type Row = {
  readonly messageId: number;
  readonly state: string;
  readonly ptt: number;
  readonly segment: number;
  readonly carrier: string;
  readonly idKey: string | null;
};

export async function readSegments(tx: SqlTransaction, messageIds: readonly number[]): Promise<SegmentsByMessage> {
  const byMessage = new Map<number, Map<number, StoredSegment>>();
  if (messageIds.length === 0) return byMessage;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT "messageId", segment, carrier, "idKey", state, ptt FROM "SubmittedSegment"
    WHERE "messageId" IN (${list(messageIds)}) ORDER BY "messageId", segment`;
  for (const { messageId, segment, carrier, idKey, state, ptt } of rows) {
    if (!isMessageState(state)) throw new Error(`A segment of message ${messageId} has the unknown state ${state}.`);
    const segments = byMessage.get(messageId) ?? new Map<number, StoredSegment>();
    byMessage.set(messageId, segments.set(segment, { state, ptt, carrier, isNamed: idKey !== null }));
  }
  return byMessage;
}

export type ChangedSegment = SegmentStatus & { readonly messageId: number; readonly segment: number };

export async function saveSegments(tx: SqlTransaction, changed: readonly ChangedSegment[], now: Date): Promise<void> {
  await updateRows(
    tx,
    SAVED_SEGMENT,
    changed.map((segment) => ({ ...segment, now })),
  );
}

const SAVED_SEGMENT = {
  table: 'SubmittedSegment',
  given: { messageId: 'BIGINT', segment: 'BIGINT', state: 'TEXT', ptt: 'BIGINT', now: 'TIMESTAMP' },
  set: 'state = given."state", ptt = given."ptt", at = given."now"',
  key: ['messageId', 'messageId'],
  part: ['segment', 'segment'],
} as const;
