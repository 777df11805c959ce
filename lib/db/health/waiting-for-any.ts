/** What is due and no carrier has: of everybody, or of one account. */
import { bounded, type WaitingMessages } from '@/lib/domain/instance/health';
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { countOf, queuesAt, readDueSince } from './stored-health';

/** Of every account; null: nothing waits. */
export async function readWaitingForAny(db: Database, now: Date): Promise<WaitingMessages | null> {
  const [row] = await db.$queryRaw<{ found: number | bigint }[]>(countOf(queuesAt(now).due));
  const since = await readDueSince(db, now);
  return since === null ? null : { ...bounded(Number(row?.found ?? 0)), since };
}

/** So many of an account's newest are looked at, those aside that are scheduled, and as many of the oldest of all that wait. */
const MOST_LOOKED_AT = 5_000;
/** Beyond that the newest are no more stretched for those that are scheduled. */
const MOST_SCHEDULED = 15_000;

/** `since`: null where there may be more, among which may be the first. */
type WaitingOfAccount = Omit<WaitingMessages, 'since'> & { readonly since: Date | null };

type Looked = {
  readonly found: number | bigint;
  readonly since: Date | number | bigint | null;
  readonly newest: number | bigint;
  readonly oldest: number | bigint;
};

/**
 * Of one account; null: none is found. While no carrier takes any, those that wait are its newest, those that were
 * scheduled, and what is older and waits: few, of everybody, or the look is cut there. Each is looked up by its id, so a look
 * costs the same however much waits of anybody. As it is ordered and bounded, PostgreSQL goes neither through other
 * accounts' messages nor through all of this one's.
 */
export async function readWaitingOf(db: Database, accountId: number, now: Date): Promise<WaitingOfAccount | null> {
  const stretch = MOST_LOOKED_AT + (await countScheduled(db, accountId, now));
  const [row] = await db.$queryRaw<Looked[]>`
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
  const count = Number(row?.found ?? 0);
  if (count === 0) return null;
  const isMore = Number(row?.newest) === stretch && Number(row?.oldest) === MOST_LOOKED_AT;
  return { count, isMore, since: isMore ? null : new Date(Number(row?.since)) };
}

/** Those for later, as far as they are counted. */
async function countScheduled(db: Database, accountId: number, now: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ found: number | bigint }[]>`
    SELECT COUNT(*) AS found FROM (SELECT 1 FROM ${readBy('Message', 'Message_scheduled_idx')}
      WHERE "accountId" = ${accountId} AND state = 'scheduled' AND "dueAt" > ${now}
      ORDER BY "dueAt" LIMIT ${MOST_SCHEDULED}) AS first`;
  return Number(row?.found ?? 0);
}
