/**
 * What waits for its moment or, being due, for a carrier, and goes to a number on its account's blacklist: it is refused
 * when it is claimed (ADR 61).
 */
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';
import { findBlacklisted } from './blacklist';

const BY_RECIPIENT = readBy('Message', 'Message_accountId_recipient_id_idx');

/** Of a row of the outbox, as `d`. As hasNotLeft says it (lib/domain/delivery/handing.ts). */
const HAS_NOT_LEFT = Prisma.sql`d.doubts = 0 AND (d."leasedBy" IS NULL OR COALESCE(d."givenTo", d.carrier) IS NULL)
  AND (d."undecidedSince" IS NULL OR COALESCE(d.carrier, d."givenTo") IS NULL)`;

/** SQLite keeps the order of a CROSS JOIN: whatever it guesses, each message's own row is looked up. */
const WITH_OWED = Prisma.sql`CROSS JOIN "Dispatch" d`;
const IS_OWED = Prisma.sql`d."messageId" = "Message".id AND ${HAS_NOT_LEFT}`;

/** Those whose messages are still to be written. */
const sendsOf = (accountId: number) => Prisma.sql`b."accountId" = ${accountId} AND b."finishedAt" IS NULL`;

/** How many messages to a number wait, those of bulk sends among them, of which each has a number once. */
export async function countWaitingTo(db: Database, accountId: number, msisdn: string): Promise<number> {
  const { contains } = db.dialect;
  // A line of a slice begins with its recipient (lib/domain/sending/bulk.ts).
  const lines = Prisma.sql`(${'\n'} || s.messages)`;
  const [found] = await db.$queryRaw<{ messages: number | bigint; slices: number | bigint }[]>`
    SELECT (SELECT count(*) FROM ${BY_RECIPIENT} ${WITH_OWED}
        WHERE "accountId" = ${accountId} AND recipient = ${msisdn} AND state IN ('scheduled', 'accepted')
          AND ${IS_OWED}) AS messages,
      (SELECT count(*) FROM "BulkSend" b JOIN "BulkSlice" s ON s."bulkSendId" = b.id
        WHERE ${sendsOf(accountId)} AND ${contains(lines, `\n${msisdn} `)}) AS slices`;
  return Number(found?.messages ?? 0) + Number(found?.slices ?? 0);
}

/** Recipients that are looked at for many numbers together: those of some hundred thousand messages take a second or two. */
const MOST_LOOKED_AT = 200_000;

/** How many messages to any of these numbers wait, and whether all that waits was looked at. */
export async function countWaitingToAny(
  db: Database,
  accountId: number,
  msisdns: ReadonlySet<string>,
  now: Date,
): Promise<{ readonly waiting: number; readonly isKnown: boolean }> {
  let [waiting, lookedAt] = [0, 0];
  if (msisdns.size === 0) return { waiting, isKnown: true };
  for await (const step of stepsThroughWaiting(db, accountId, now)) {
    if (lookedAt >= MOST_LOOKED_AT) return { waiting, isKnown: false };
    lookedAt += step.lookedAt;
    waiting += step.recipients.filter((recipient) => msisdns.has(recipient)).length;
  }
  return { waiting, isKnown: true };
}

/** To whom messages of an account wait, and as how many recipients it counts that these were looked for. */
type Step = { readonly recipients: readonly string[]; readonly lookedAt: number };

const stepOf = (recipients: readonly string[]): Step => ({ recipients, lookedAt: recipients.length });

/** What is read with one statement. */
const AT_ONCE = { messages: 5_000, slices: 50, owed: 10_000 };

/** Of one account. A send has more than a hundred recipients, so these have as many as are looked at, or fewer wait. */
const MOST_SENDS = 2_000;

/** Those that wait for their moment, those of bulk sends, and then those that are due: of these, all accounts' are looked through. */
async function* stepsThroughWaiting(db: Database, accountId: number, now: Date): AsyncGenerator<Step> {
  yield* scheduledRecipients(db, accountId);
  const sends = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT id FROM "BulkSend" b WHERE ${sendsOf(accountId)} ORDER BY id LIMIT ${MOST_SENDS}`;
  for (const { id } of sends) yield* recipientsOfSend(db, Number(id));
  yield* dueRecipients(db, accountId, now);
}

const IN_ORDER_OF_MOMENTS = readBy('Message', 'Message_scheduled_idx');

async function* scheduledRecipients(db: Database, accountId: number): AsyncGenerator<Step> {
  for (let behind = EVERY_ROW; ; ) {
    const rows = await db.$queryRaw<{ id: number | bigint; dueAt: Date; recipient: string }[]>`
      SELECT "Message".id, "Message"."dueAt", recipient FROM ${IN_ORDER_OF_MOMENTS} ${WITH_OWED}
      WHERE "accountId" = ${accountId} AND state = 'scheduled' AND ${IS_OWED} AND ${behind}
      ORDER BY "Message"."dueAt", "Message".id LIMIT ${AT_ONCE.messages}`;
    yield stepOf(rows.map(({ recipient }) => recipient));
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE.messages) return;
    behind = Prisma.sql`("Message"."dueAt", "Message".id) > (${last.dueAt}, ${Number(last.id)})`;
  }
}

/** Due by then, or tried before. Anything else that is owed is scheduled: it is passed over without a look at its message. */
const mayBeDue = (now: Date) => Prisma.sql`(d."dueAt" <= ${now} OR d.attempts > 0)`;

/** Rows of the outbox that are passed over cost a tenth of those whose message is looked up. */
const PASSED_OVER = 0.1;

/** No index has what one account is owed: through all of the outbox, in steps. */
async function* dueRecipients(db: Database, accountId: number, now: Date): AsyncGenerator<Step> {
  for (let behind = 0; ; ) {
    const [owed] = await db.$queryRaw<{ last: number | bigint | null; all: number | bigint; due: number | bigint }[]>`
      SELECT max("messageId") AS last, count(*) AS "all", count(CASE WHEN ${mayBeDue(now)} THEN 1 END) AS due
      FROM (SELECT "messageId", "dueAt", attempts FROM "Dispatch" WHERE "messageId" > ${behind}
        ORDER BY "messageId" LIMIT ${AT_ONCE.owed}) AS d`;
    const { last, all, due } = { last: owed?.last ?? null, all: Number(owed?.all ?? 0), due: Number(owed?.due ?? 0) };
    if (last === null) return;
    const found = await db.$queryRaw<{ recipient: string }[]>`
      SELECT recipient FROM "Dispatch" d CROSS JOIN "Message"
      WHERE d."messageId" > ${behind} AND d."messageId" <= ${Number(last)} AND ${mayBeDue(now)} AND ${IS_OWED}
        AND "accountId" = ${accountId} AND state = 'accepted'`;
    yield { recipients: found.map(({ recipient }) => recipient), lookedAt: due + (all - due) * PASSED_OVER };
    if (all < AT_ONCE.owed) return;
    behind = Number(last);
  }
}

async function* recipientsOfSend(db: Database, bulkSendId: number): AsyncGenerator<Step> {
  for (let behind = 0; ; ) {
    const slices = await db.$queryRaw<{ id: number | bigint; messages: string }[]>`
      SELECT "firstMessageId" AS id, messages FROM "BulkSlice"
      WHERE "bulkSendId" = ${bulkSendId} AND "firstMessageId" > ${behind}
      ORDER BY "firstMessageId" LIMIT ${AT_ONCE.slices}`;
    yield stepOf(slices.flatMap(({ messages }) => messages.split('\n').map(recipientOf)));
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
