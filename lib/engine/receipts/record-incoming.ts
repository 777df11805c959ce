import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import {
  addSegment,
  blacklistReplier,
  findAnswered,
  findOpen,
  insertIncoming,
  isKnownSegment,
} from '@/lib/db/incoming/incoming-store';
import { SYSTEM, writeActor } from '@/lib/domain/authorisation/actor';
import { assertMay } from '@/lib/domain/authorisation/authorise';
import { idKeyOf } from '@/lib/domain/delivery/carrier-id';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import { isStop } from '@/lib/domain/incoming/stop-word';

const DAY_MS = 86_400_000;
/** What is older is answered by nobody. */
const ANSWERED_WITHIN_MS = 30 * DAY_MS;
/** References come round: segments of one message are not further apart. */
const JOINED_WITHIN_MS = DAY_MS;

const before = (now: Date, ms: number) => new Date(now.getTime() - ms);

export type Recorded = {
  /** Accounts to which something was sent. */
  readonly heard: ReadonlySet<number>;
  /** Accounts to whose blacklist a number was added. */
  readonly stopped: ReadonlySet<number>;
  /** How many answered no message of anybody's: nobody could be shown them. */
  readonly strays: number;
};

/** Keeps what people have sent, in the transaction given, segment by segment; hearing one twice keeps it once. */
export async function recordIncoming(
  tx: SqlTransaction,
  segments: readonly IncomingSegment[],
  now: Date,
): Promise<Recorded> {
  const heard = new Set<number>();
  const stopped = new Set<number>();
  let strays = 0;
  for (const segment of segments) {
    const idKey = idKeyOf(segment.rawId);
    if (idKey !== null && (await isKnownSegment(tx, segment.carrier, idKey))) continue;
    const incomingId = (await findOpen(tx, segment, before(now, JOINED_WITHIN_MS))) ?? (await begin(tx, segment, now));
    if (incomingId === null) {
      strays += 1;
      continue;
    }
    const joined = await addSegment(tx, incomingId, segment, idKey);
    heard.add(joined.accountId);
    if (!joined.isWhole || !isStop(joined.text)) continue;
    assertMay(SYSTEM, joined.accountId, 'blacklist.add');
    await blacklistReplier(tx, incomingId, joined, { addedBy: writeActor(SYSTEM), now });
    stopped.add(joined.accountId);
  }
  return { heard, stopped, strays };
}

async function begin(tx: SqlTransaction, segment: IncomingSegment, now: Date): Promise<number | null> {
  const answered = await findAnswered(tx, segment, before(now, ANSWERED_WITHIN_MS));
  return answered && insertIncoming(tx, segment, answered, now);
}
