/**
 * Messages that may have been sent, and of which a person decides whether they are sent once more: each is its carrier's,
 * which is not given it meanwhile. `dueAt` of its outbox row is when it ends, if nobody decides.
 */
import { SEEMING_KIND } from '@/lib/domain/carrier/carrier';
import { type Decision, type DecisionState, questionOf } from '@/lib/domain/delivery/decision';
import type { MessageState } from '@/lib/domain/delivery/message-state';
import { type Bounded, bounded, MOST_COUNTED } from '@/lib/domain/instance/health';
import { type NumberedPage, type PageNumber, placeOfPage } from '@/lib/domain/page';
import type { Database, Transaction } from '../connections/client';
import { readBy } from '../connections/dialect';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { together } from '../connections/together';
import { Prisma } from '../generated/client';

const BY_DECISION = readBy('Dispatch', 'Dispatch_undecided_idx');
const BY_DOUBT = readBy('Dispatch', 'Dispatch_doubted_idx');

const waitingAt = (carrier: string) => Prisma.sql`
  ${BY_DECISION} WHERE "undecidedSince" IS NOT NULL AND carrier = ${carrier} AND decision = 'waits'`;

/** One of them, as whoever decides sees it. */
export type UndecidedMessage = {
  readonly id: number;
  readonly serviceName: string;
  readonly sender: string;
  readonly recipient: string;
  /** In hundredths: what it cost, and does not cost again. */
  readonly credits: number;
  readonly since: Date;
  /** When it ends, if nobody decides. */
  readonly endsAt: Date;
};

type Asked = PageNumber & { readonly carrier: string };

/** Those of a carrier: what ends next comes first. */
export async function pageOfUndecided(db: Database, asked: Asked): Promise<NumberedPage<UndecidedMessage>> {
  const rows = waitingAt(asked.carrier);
  const [counted] = await db.$queryRaw<{ total: number | bigint }[]>(Prisma.sql`SELECT COUNT(*) AS total FROM ${rows}`);
  const total = Number(counted?.total ?? 0);
  const { page, offset } = placeOfPage(asked, total);
  const found = await db.$queryRaw<UndecidedMessage[]>(
    Prisma.sql`SELECT m.id, a."serviceName", m.sender, m.recipient, m.credits, few.since, few."endsAt"
      FROM (SELECT "messageId", "undecidedSince" AS since, "dueAt" AS "endsAt" FROM ${rows}
        ORDER BY "dueAt", "messageId" LIMIT ${asked.limit} OFFSET ${offset}) AS few
      JOIN "Message" m ON m.id = few."messageId" JOIN "SmsAccount" a ON a.id = m."accountId"
      ORDER BY few."endsAt", m.id`,
  );
  return { rows: found.map((one) => ({ ...one, id: Number(one.id), credits: Number(one.credits) })), total, page };
}

/** How many wait at a carrier, counted no further than the bound. */
export async function countUndecided(db: Database | Transaction, carrier: string): Promise<Bounded> {
  const [counted] = await db.$queryRaw<{ found: number | bigint }[]>(
    Prisma.sql`SELECT COUNT(*) AS found FROM (SELECT 1 FROM ${waitingAt(carrier)} LIMIT ${MOST_COUNTED + 1}) AS few`,
  );
  return bounded(Number(counted?.found ?? 0));
}

/** The carriers of which anything is or was waited to be decided, deleted ones too: one look into the index for each. */
export async function carriersUndecided(db: Database): Promise<string[]> {
  const least = (isNext: Prisma.Sql) => Prisma.sql`
    SELECT MIN(carrier) FROM ${BY_DECISION} WHERE "undecidedSince" IS NOT NULL ${isNext}`;
  const rows = await db.$queryRaw<{ name: string }[]>(Prisma.sql`
    WITH RECURSIVE queue(name) AS (
      ${least(Prisma.empty)} UNION ALL
      SELECT (${least(Prisma.sql`AND carrier > queue.name`)}) FROM queue WHERE name IS NOT NULL)
    SELECT name FROM queue WHERE name IS NOT NULL`);
  return rows.map(({ name }) => name);
}

/** How much a carrier may have sent, whether or not somebody is asked about it, counted no further than the bound. */
export async function countInDoubt(db: Database | Transaction, carrier: string): Promise<Bounded> {
  const undecided = await countUndecided(db, carrier);
  const [counted] = await db.$queryRaw<{ found: number | bigint }[]>(
    Prisma.sql`SELECT COUNT(*) AS found FROM (SELECT 1 FROM ${BY_DOUBT}
      WHERE doubts > 0 AND "undecidedSince" IS NULL AND carrier = ${carrier} LIMIT ${MOST_COUNTED + 1}) AS few`,
  );
  return bounded(undecided.count + Number(counted?.found ?? 0) + Number(undecided.isMore));
}

/** Of a carrier, whatever a node remembers of it: it is given nothing now, or only while no real one is. */
const TAKES_NOTHING = Prisma.sql`(c."disabledAt" IS NOT NULL OR c."deletedAt" IS NOT NULL OR c.kind = ${SEEMING_KIND})`;

/**
 * What may have been sent by carriers that are not among these and are stored as taking nothing, and about which nobody is
 * asked yet; what another node is asking about is passed over.
 */
export async function findStranded(tx: SqlTransaction, takers: readonly string[], limit: number): Promise<number[]> {
  const isElsewhere = takers.length > 0 ? Prisma.sql`AND carrier NOT IN (${list(takers)})` : Prisma.empty;
  const rows = await tx.$queryRaw<{ id: number | bigint }[]>`
    SELECT "messageId" AS id FROM "Carrier" c JOIN ${BY_DOUBT} ON carrier = c.name
    WHERE doubts > 0 AND "undecidedSince" IS NULL AND "leasedBy" IS NULL AND ${TAKES_NOTHING} ${isElsewhere}
    LIMIT ${limit} ${tx.dialect.skippingLocked('Dispatch')}`;
  return rows.map(({ id }) => Number(id));
}

/** A person is asked about these from now on; answers about which, as nobody holds them or was asked, nor does their carrier take anything. */
export async function writeQuestions(
  tx: SqlTransaction,
  messages: readonly { readonly id: number; readonly validUntil: Date }[],
  now: Date,
): Promise<ReadonlySet<number>> {
  const asked = await together(
    messages.map(({ id, validUntil }) => {
      const { until, decision, undecidedSince } = questionOf(now, validUntil);
      return tx.$queryRaw<{ id: number | bigint }[]>`
        UPDATE "Dispatch" SET decision = ${decision}, "undecidedSince" = ${undecidedSince}, "dueAt" = ${until}
        WHERE "messageId" = ${id} AND "leasedBy" IS NULL AND "undecidedSince" IS NULL
          AND EXISTS (SELECT 1 FROM "Carrier" c WHERE c.name = "Dispatch".carrier AND ${TAKES_NOTHING})
        RETURNING "messageId" AS id`;
    }),
  );
  return new Set(asked.flat().map(({ id }) => Number(id)));
}

export type Decided = {
  readonly carrier: string;
  /** Whether that carrier is given messages now: else what goes once more is whichever carrier's comes first. */
  readonly isTaking: boolean;
  readonly decision: Decision;
  /** One message; null: all that began to wait by `until`. */
  readonly messageId: number | null;
  readonly until: Date;
  readonly limit: number;
};

const chosenBy = ({ messageId, until }: Pick<Decided, 'messageId' | 'until'>) =>
  messageId === null ? Prisma.sql`"undecidedSince" <= ${until}` : Prisma.sql`"messageId" = ${messageId}`;

/** Writes down what somebody has decided of what still waits for it, and of whose messages. */
export async function decideUndecided(
  tx: SqlTransaction,
  { carrier, isTaking, decision, messageId, until, limit }: Decided,
  now: Date,
): Promise<readonly { readonly id: number; readonly accountId: number; readonly state: MessageState }[]> {
  const chosen = chosenBy({ messageId, until });
  const goesElsewhere = decision === 'again' && !isTaking;
  const to = goesElsewhere ? Prisma.sql`, carrier = NULL, laters = 0` : Prisma.empty;
  const set =
    decision === 'again'
      ? Prisma.sql`decision = 'again', "undecidedSince" = NULL, "dueAt" = ${now}${to}`
      : Prisma.sql`decision = ${decision}`;
  // Half of a message by one carrier and half by another is a message that no phone puts together.
  const isWhole = goesElsewhere
    ? Prisma.sql`AND NOT EXISTS (SELECT 1 FROM "SubmittedSegment" s WHERE s."messageId" = "Dispatch"."messageId")`
    : Prisma.empty;
  const rows = await tx.$queryRaw<{ id: number | bigint }[]>`
    WITH those AS MATERIALIZED (
      SELECT "messageId" FROM ${waitingAt(carrier)} AND ${chosen} AND "leasedBy" IS NULL ${isWhole}
      ORDER BY "dueAt", "messageId" LIMIT ${limit} ${tx.dialect.locking()})
    UPDATE "Dispatch" SET ${set} WHERE ${tx.dialect.isAmong(Prisma.sql`"messageId"`, Prisma.sql`SELECT "messageId" FROM those`)}
    RETURNING "messageId" AS id`;
  if (rows.length === 0) return [];
  return tx.$queryRaw<{ id: number; accountId: number; state: MessageState }[]>`
    SELECT id, "accountId", state FROM "Message" WHERE id IN (${list(rows.map(({ id }) => Number(id)))}) ORDER BY id`;
}

/** Whether any of those still waits: a part of it is taken, so that no other carrier is given the rest. */
export async function stillWaits(db: Database, asked: { name: string; messageId: number | null; until: Date }) {
  const chosen = chosenBy(asked);
  const rows = await db.$queryRaw<unknown[]>(
    Prisma.sql`SELECT 1 FROM ${waitingAt(asked.name)} AND ${chosen} AND "leasedBy" IS NULL LIMIT 1`,
  );
  return rows.length > 0;
}

/** Nobody is asked about these any more: what became of them is known, and nothing more of them is sent. */
export async function endUndecided(tx: SqlTransaction, messageIds: readonly number[]): Promise<void> {
  if (messageIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Dispatch" SET decision = 'over', "undecidedSince" = COALESCE("undecidedSince", "dueAt"),
      carrier = COALESCE(carrier, "givenTo")
    WHERE "messageId" IN (${list(messageIds)}) AND decision IN ('waits', 'again') AND "leasedBy" IS NULL`;
}

const NOT_FOR_CARRIERS: readonly DecisionState[] = ['over', 'sent', 'end'];

type Claim = { readonly nodeId: number; readonly now: Date; readonly limit: number };

/** Takes what is decided without its carrier, and of what nobody has decided what ends now; answers which, and whose. */
export async function claimDecided(
  tx: SqlTransaction,
  { nodeId, now, limit }: Claim,
): Promise<readonly { readonly id: number; readonly carrier: string }[]> {
  const those = (isSo: Prisma.Sql) => Prisma.sql`
    SELECT * FROM (SELECT "messageId" FROM "Carrier" c JOIN ${BY_DECISION} ON carrier = c.name
      WHERE "undecidedSince" IS NOT NULL AND "leasedBy" IS NULL AND ${isSo} LIMIT ${limit}
      ${tx.dialect.skippingLocked('Dispatch')}) AS few`;
  const rows = await tx.$queryRaw<{ id: number | bigint; carrier: string }[]>`
    WITH decided AS MATERIALIZED (SELECT "messageId" FROM (
      ${those(Prisma.sql`decision IN (${list(NOT_FOR_CARRIERS)})`)} UNION ALL
      ${those(Prisma.sql`decision = 'waits' AND "dueAt" <= ${now}`)}) AS either LIMIT ${limit})
    UPDATE "Dispatch" SET "leasedBy" = ${nodeId} WHERE ${tx.dialect.isAmong(Prisma.sql`"messageId"`, Prisma.sql`SELECT "messageId" FROM decided`)}
    RETURNING "messageId" AS id, carrier`;
  return rows.map(({ id, carrier }) => ({ id: Number(id), carrier }));
}
