/** What waits for its moment and goes to a number on its account's blacklist: it is refused when it is claimed (ADR 61). */
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';
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

/** Recipients that are looked at for many numbers together: those of some hundred thousand messages take a second or two. */
const MOST_LOOKED_AT = 200_000;

/** How many messages to any of these numbers wait, and whether all that waits was looked at. */
export async function countWaitingToAny(
  db: Database,
  accountId: number,
  msisdns: ReadonlySet<string>,
): Promise<{ readonly waiting: number; readonly isKnown: boolean }> {
  let [waiting, lookedAt] = [0, 0];
  if (msisdns.size === 0) return { waiting, isKnown: true };
  for await (const recipients of recipientsThatWait(db, accountId)) {
    if (lookedAt >= MOST_LOOKED_AT) return { waiting, isKnown: false };
    lookedAt += recipients.length;
    waiting += recipients.filter((recipient) => msisdns.has(recipient)).length;
  }
  return { waiting, isKnown: true };
}

const IN_ORDER_OF_MOMENTS = readBy('Message', 'Message_scheduled_idx');

/** What is read with one statement. */
const AT_ONCE = { messages: 5_000, slices: 50 };

/** Of one account. A send has more than a hundred recipients, so these have as many as are looked at, or fewer wait. */
const MOST_SENDS = 2_000;

/** To whom messages of an account wait: those that are written, and then those of bulk sends. */
async function* recipientsThatWait(db: Database, accountId: number): AsyncGenerator<readonly string[]> {
  for (let behind = EVERY_ROW; ; ) {
    const rows = await db.$queryRaw<{ id: number | bigint; dueAt: Date; recipient: string }[]>`
      SELECT id, "dueAt", recipient FROM ${IN_ORDER_OF_MOMENTS}
      WHERE "accountId" = ${accountId} AND state = 'scheduled' AND ${behind}
      ORDER BY "dueAt", id LIMIT ${AT_ONCE.messages}`;
    yield rows.map(({ recipient }) => recipient);
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE.messages) break;
    behind = Prisma.sql`("dueAt", id) > (${last.dueAt}, ${Number(last.id)})`;
  }
  const sends = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT id FROM "BulkSend"
    WHERE "accountId" = ${accountId} AND "finishedAt" IS NULL AND "deferredUntil" IS NOT NULL
    ORDER BY id LIMIT ${MOST_SENDS}`;
  for (const { id } of sends) yield* recipientsOfSend(db, Number(id));
}

async function* recipientsOfSend(db: Database, bulkSendId: number): AsyncGenerator<readonly string[]> {
  for (let behind = 0; ; ) {
    const slices = await db.$queryRaw<{ id: number | bigint; messages: string }[]>`
      SELECT "firstMessageId" AS id, messages FROM "BulkSlice"
      WHERE "bulkSendId" = ${bulkSendId} AND "firstMessageId" > ${behind}
      ORDER BY "firstMessageId" LIMIT ${AT_ONCE.slices}`;
    yield slices.flatMap(({ messages }) => messages.split('\n').map(recipientOf));
    const last = slices.at(-1);
    if (last === undefined || slices.length < AT_ONCE.slices) return;
    behind = Number(last.id);
  }
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
