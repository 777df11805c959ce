/** What is due and no carrier has: of everybody, or of one account. */
import { bounded, type WaitingMessages } from '@/lib/domain/instance/health';
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { BY_CARRIER, countOf, queuesAt, readDueSince } from './stored-health';

/** Of every account; null: nothing waits. */
export async function readWaitingForAny(db: Database, now: Date): Promise<WaitingMessages | null> {
  const [row] = await db.$queryRaw<{ found: number | bigint }[]>(countOf(queuesAt(now).due));
  const since = await readDueSince(db, now);
  return since === null ? null : { ...bounded(Number(row?.found ?? 0)), since };
}

/** So many of what is due are looked at, whoever's they are; then of an account's newest, those aside that are scheduled, and of the oldest of all that wait. */
const MOST_LOOKED_AT = 5_000;
/** Beyond that the newest are no more stretched for those that are scheduled. */
const MOST_SCHEDULED = 15_000;

/** `since`: null where there may be more, among which may be the first. */
type WaitingOfAccount = Omit<WaitingMessages, 'since'> & { readonly since: Date | null };

type Found = { readonly count: number; readonly since: Date | null; readonly isCut: boolean };

/**
 * Of one account; null: none waits. Where a look at all that is due is cut, so much waits of everybody that its own are
 * looked for; where both are, there are at least as many as were found, which may be none. A look costs the same however
 * much waits of anybody.
 */
export async function readWaitingOf(db: Database, accountId: number, now: Date): Promise<WaitingOfAccount | null> {
  const due = await lookAtDue(db, accountId, now);
  const found = due.isCut ? await lookAtOwn(db, accountId, now) : due;
  if (found.isCut) return { count: Math.max(found.count, due.count), isMore: true, since: null };
  return found.count === 0 ? null : { count: found.count, isMore: false, since: found.since };
}

type Looked = {
  readonly found: number | bigint;
  readonly since: Date | number | bigint | null;
};

const sinceOf = ({ since }: Looked): Date | null => (since === null ? null : new Date(Number(since)));

/** Among all that is due: each carrier's, deleted ones' too, and what is no carrier's yet, by its part of the index. */
async function lookAtDue(db: Database, accountId: number, now: Date): Promise<Found> {
  const carriers = await db.carrier.findMany({ select: { name: true } });
  const queues = [Prisma.sql`carrier IS NULL`, ...carriers.map(({ name }) => Prisma.sql`carrier = ${name}`)];
  let left = MOST_LOOKED_AT;
  let count = 0;
  const times: Date[] = [];
  for (const queue of queues) {
    // PostgreSQL takes rows of no carrier for ordered only if they are asked for by both columns.
    const [row] = await db.$queryRaw<(Looked & { readonly looked: number | bigint })[]>`
      WITH first AS (SELECT "messageId", "dueAt" AS at, "leasedBy" IS NULL AND "undecidedSince" IS NULL AS "isFree"
          FROM ${BY_CARRIER} WHERE ${queue} AND "dueAt" <= ${now} ORDER BY carrier, "dueAt" LIMIT ${left}),
        waiting AS (SELECT CASE WHEN "isFree"
          AND (SELECT "accountId" FROM "Message" m WHERE m.id = first."messageId") = ${accountId} THEN at END AS at FROM first)
      SELECT COUNT(*) AS looked, COUNT(at) AS found, min(at) AS since FROM waiting`;
    if (!row) continue;
    left -= Number(row.looked);
    count += Number(row.found);
    const since = sinceOf(row);
    if (since) times.push(since);
    if (left === 0) return { count, since: null, isCut: true };
  }
  const since = times.length === 0 ? null : new Date(Math.min(...times.map((time) => time.getTime())));
  return { count, since, isCut: false };
}

/**
 * While no carrier takes any, an account's that wait are its newest, those that were scheduled, and what is older and
 * waits: few, of everybody, or the look is cut there. Each is looked up by its id. As it is ordered and bounded,
 * PostgreSQL goes neither through other accounts' messages nor through all of this one's.
 */
async function lookAtOwn(db: Database, accountId: number, now: Date): Promise<Found> {
  const stretch = MOST_LOOKED_AT + (await countScheduled(db, accountId, now));
  const [row] = await db.$queryRaw<(Looked & { readonly newest: number | bigint; readonly oldest: number | bigint })[]>`
    WITH newest AS (SELECT id FROM "Message" WHERE "accountId" BETWEEN ${accountId} AND ${accountId}
        ORDER BY "accountId" DESC, id DESC LIMIT ${stretch}),
      oldest AS (SELECT "messageId" AS id FROM "Dispatch" WHERE "messageId" < (SELECT min(id) FROM newest)
        ORDER BY "messageId" LIMIT ${MOST_LOOKED_AT}),
      scheduled AS (SELECT id FROM "Message" WHERE "accountId" = ${accountId} AND state = 'scheduled' AND "dueAt" <= ${now}
        ORDER BY "dueAt" LIMIT ${MOST_LOOKED_AT}),
      looked AS (SELECT id FROM newest UNION SELECT id FROM scheduled UNION
        SELECT id FROM oldest WHERE (SELECT "accountId" FROM "Message" m WHERE m.id = oldest.id) = ${accountId}),
      waiting AS (SELECT (SELECT "dueAt" FROM "Dispatch" WHERE "messageId" = looked.id AND "dueAt" <= ${now}
        AND "leasedBy" IS NULL AND "undecidedSince" IS NULL) AS at FROM looked)
    SELECT COUNT(at) AS found, min(at) AS since, (SELECT COUNT(*) FROM newest) AS newest,
      (SELECT COUNT(*) FROM oldest) AS oldest FROM waiting`;
  if (!row) return { count: 0, since: null, isCut: false };
  const isCut = Number(row.newest) === stretch && Number(row.oldest) === MOST_LOOKED_AT;
  return { count: Number(row.found), since: isCut ? null : sinceOf(row), isCut };
}

/** Those for later, as far as they are counted. */
async function countScheduled(db: Database, accountId: number, now: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ found: number | bigint }[]>`
    SELECT COUNT(*) AS found FROM (SELECT 1 FROM ${readBy('Message', 'Message_scheduled_idx')}
      WHERE "accountId" = ${accountId} AND state = 'scheduled' AND "dueAt" > ${now}
      ORDER BY "dueAt" LIMIT ${MOST_SCHEDULED}) AS first`;
  return Number(row?.found ?? 0);
}
