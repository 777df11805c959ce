import { WHOLE } from '@/lib/domain/delivery/carrier-id';
import { readBy } from '../connections/dialect';
import type { SqlTransaction } from '../connections/sql-transaction';

/** What a carrier took, and of which it has not yet said how it ended. */
export type Outstanding = {
  readonly messageId: number;
  /** 0: the whole message (carrier-id.ts). */
  readonly segment: number;
  readonly rawId: string;
  readonly recipient: string;
  /** The ptt of what it said last. */
  readonly ptt: number;
  /** When that was recorded. */
  readonly since: Date;
};

/** Where a page goes on: behind this segment of this message. */
export type OutstandingCursor = Pick<Outstanding, 'messageId' | 'segment'>;

/** Before all that is outstanding. */
export const FROM_THE_FIRST: OutstandingCursor = { messageId: 0, segment: 0 };

const PAGE_SIZE = 500;

/** One page of what is outstanding at a carrier, by message; an empty one is the last. */
export async function readOutstanding(
  tx: Pick<SqlTransaction, '$queryRaw'>,
  carrier: string,
  after: OutstandingCursor,
): Promise<Outstanding[]> {
  const whole = await tx.$queryRaw<Omit<Outstanding, 'segment'>[]>`
    SELECT id AS "messageId", "carrierIdKey" AS "rawId", recipient, ptt, "updatedAt" AS since
    FROM ${readBy('Message', 'Message_outstanding_idx')}
    WHERE carrier = ${carrier} AND state IN ('submitted', 'buffered') AND id > ${after.messageId}
      AND "carrierIdKey" IS NOT NULL ORDER BY id LIMIT ${PAGE_SIZE}`;
  const segments = await tx.$queryRaw<Outstanding[]>`
    SELECT s."messageId", s.segment, s."rawId", m.recipient, s.ptt, s.at AS since
    FROM (SELECT * FROM ${readBy('SubmittedSegment', 'SubmittedSegment_outstanding_idx')}
      WHERE carrier = ${carrier} AND state IN ('submitted', 'buffered') AND "rawId" IS NOT NULL
        AND "messageId" >= ${after.messageId} AND ("messageId" > ${after.messageId} OR segment > ${after.segment})
      ORDER BY "messageId", segment LIMIT ${PAGE_SIZE}) AS s
    JOIN "Message" m ON m.id = s."messageId" ORDER BY s."messageId", s.segment`;
  return [...whole.map((message) => ({ ...message, segment: WHOLE })), ...segments]
    .sort((a, b) => a.messageId - b.messageId || a.segment - b.segment)
    .slice(0, PAGE_SIZE);
}
