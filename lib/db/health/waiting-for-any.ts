/** What is due and no carrier has: of everybody, or of one account. */
import { bounded, type WaitingMessages } from '@/lib/domain/instance/health';
import type { Database } from '../connections/client';
import { countOf, queuesAt, readDueSince } from './stored-health';

/** Of every account; null: nothing waits. */
export async function readWaitingForAny(db: Database, now: Date): Promise<WaitingMessages | null> {
  const [row] = await db.$queryRaw<{ found: number | bigint }[]>(countOf(queuesAt(now).due));
  const since = await readDueSince(db, now);
  return since === null ? null : { ...bounded(Number(row?.found ?? 0)), since };
}

/** So many of an account's are looked at: the newest, and as many that were scheduled and are due. */
const MOST_LOOKED_AT = 5_000;

/**
 * Of one account; null: nothing waits. While no carrier takes any, those that wait are its newest, and those that were
 * scheduled; each is looked up by its id, so a look costs the same however much waits of anybody.
 */
export async function readWaitingOf(db: Database, accountId: number, now: Date): Promise<WaitingMessages | null> {
  const [row] = await db.$queryRaw<{ found: number | bigint; since: Date | number | bigint | null }[]>`
    WITH newest AS (SELECT id FROM "Message" WHERE "accountId" = ${accountId} ORDER BY id DESC LIMIT ${MOST_LOOKED_AT}),
      scheduled AS (SELECT id FROM "Message" WHERE "accountId" = ${accountId} AND state = 'scheduled' AND "dueAt" <= ${now}
        ORDER BY "dueAt" LIMIT ${MOST_LOOKED_AT})
    SELECT COUNT(*) AS found, min("dueAt") AS since
    FROM (SELECT id FROM newest UNION SELECT id FROM scheduled) AS looked JOIN "Dispatch" ON "messageId" = looked.id
    WHERE "dueAt" <= ${now} AND "leasedBy" IS NULL AND "undecidedSince" IS NULL`;
  const found = Number(row?.found ?? 0);
  if (found === 0) return null;
  const count = Math.min(found, MOST_LOOKED_AT);
  return { count, isMore: found >= MOST_LOOKED_AT, since: new Date(Number(row?.since)) };
}
