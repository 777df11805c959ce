/** What waits for its moment and goes to a number on its account's blacklist: it is refused when it is claimed (ADR 61). */
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { findBlacklisted } from './blacklist';

const BY_RECIPIENT = readBy('Message', 'Message_accountId_recipient_id_idx');

/** How many messages to a number wait, those of bulk sends among them, of which each has a number once. */
export async function countWaitingTo(db: Database, accountId: number, msisdn: string): Promise<number> {
  const { contains } = db.dialect;
  // A line of a slice begins with its recipient (lib/domain/sending/bulk.ts).
  const lines = Prisma.sql`(${'\n'} || s.messages)`;
  const [found] = await db.$queryRaw<{ messages: number | bigint; slices: number | bigint }[]>`
    SELECT (SELECT count(*) FROM ${BY_RECIPIENT}
        WHERE "accountId" = ${accountId} AND recipient = ${msisdn} AND state = 'scheduled') AS messages,
      (SELECT count(*) FROM "BulkSend" b JOIN "BulkSlice" s ON s."bulkSendId" = b.id
        WHERE b."accountId" = ${accountId} AND b."finishedAt" IS NULL AND b."deferredUntil" IS NOT NULL
          AND ${contains(lines, `\n${msisdn} `)}) AS slices`;
  return Number(found?.messages ?? 0) + Number(found?.slices ?? 0);
}

/** Of how many recipients that were looked at how many are on the blacklist. */
export type Looked = { readonly lookedAt: number; readonly refused: number };

/** Slices that are looked at, of all sends together: some ten thousand recipients, and some milliseconds. */
const MOST_SLICES = 100;

/** Of a line of a slice. */
export const recipientOf = (line: string): string => line.slice(0, line.indexOf(' '));

/**
 * The same of each of these bulk sends of an account, as far as its first slices tell: of each at least one, so that a
 * large one hides no other. Null: nothing is on the blacklist, and all are known to be sent.
 */
export async function lookThroughSends(
  db: Database,
  accountId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Looked> | null> {
  if (!(await db.blacklistEntry.findFirst({ where: { accountId } }))) return null;
  if (ids.length === 0) return new Map();
  const mostOfEach = Math.max(1, Math.floor(MOST_SLICES / ids.length));
  const ofEach = ids.map(
    (id) => Prisma.sql`SELECT id, messages FROM (
      SELECT "bulkSendId" AS id, messages FROM "BulkSlice" WHERE "bulkSendId" = ${id}
      ORDER BY "firstMessageId" LIMIT ${mostOfEach}) AS theirs`,
  );
  const slices = await db.$queryRaw<{ id: number | bigint; messages: string }[]>(Prisma.join(ofEach, ' UNION ALL '));
  const numbers = slices.flatMap(({ id, messages }) =>
    messages.split('\n').map((line) => ({ id: Number(id), number: recipientOf(line) })),
  );
  const barred = await findBlacklisted(
    db,
    accountId,
    numbers.map(({ number }) => number),
  );
  const looked = new Map<number, Looked>();
  for (const { id, number } of numbers) {
    const { lookedAt, refused } = looked.get(id) ?? { lookedAt: 0, refused: 0 };
    looked.set(id, { lookedAt: lookedAt + 1, refused: refused + (barred.has(number) ? 1 : 0) });
  }
  return looked;
}
