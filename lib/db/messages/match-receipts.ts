import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import { idKeyOf, idKeysOf, WHOLE } from '@/lib/domain/delivery/carrier-id';
import { type IdBase, keysInOtherBase } from '@/lib/domain/delivery/id-base';
import { isFinal, isMessageState, MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import { HEARD_WITHIN_MS, isOfNewest } from '@/lib/domain/delivery/reused-id';
import { list, table } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';

/** What a carrier says of something that it calls by its own id. */
export type Receipt = Pick<CarrierReceipt, 'carrier' | 'rawId' | 'dlrId' | 'ptt' | 'msisdn'>;

/** What a carrier names; settled: nothing that the carrier says changes it any more. */
export type Named = {
  readonly messageId: number;
  /** More than one when the carrier gave several segments of a message one id: what it says is of all of them. */
  readonly segments: readonly number[];
  readonly settled: boolean;
  /** In which base the receipt writes the id that its answer had in the other one; null: in the same. */
  readonly base: IdBase | null;
};

const FINAL_STATES = MESSAGE_STATES.filter(isFinal);

/** More segments than a message can have: a message and its segment are one number, and the newest is the highest. */
const PLACES = 256;

const placeOf = (place: number) => ({ messageId: Math.floor(place / PLACES), segment: place % PLACES });

/** The same for all receipts of one id of one carrier. */
export const namedBy = ({ carrier, rawId }: Pick<Receipt, 'carrier' | 'rawId'>): string =>
  `${carrier} ${idKeyOf(rawId)}`;

/** For so long an id in another base is looked for. */
const OTHER_BASE_WITHIN_MS = 7 * 24 * 3_600_000;

/** The same for all receipts of one id that are for one recipient. */
const askedBy = (receipt: Receipt): string => `${namedBy(receipt)} ${receipt.msisdn ?? ''}`;

/** What one receipt may call it by. */
type Spelling = {
  readonly asked: string;
  readonly carrier: string;
  readonly keys: readonly string[];
  /** Null: as the receipt writes it. In the other base it is looked for among what went to its recipient alone. */
  readonly base: IdBase | null;
  readonly msisdn: string;
};

const asWritten = (receipt: Receipt): Spelling => ({
  ...{ asked: askedBy(receipt), carrier: receipt.carrier, keys: idKeysOf(receipt.rawId) },
  ...{ base: null, msisdn: receipt.msisdn ?? '' },
});

/** In digits, country code and all: some carriers write another number, or one as it is dialled at home. */
const MAY_BE_RECIPIENT = /^[1-9]\d{6,14}$/;

const inOtherBases = (receipt: Receipt): readonly Spelling[] =>
  receipt.msisdn === undefined || !MAY_BE_RECIPIENT.test(receipt.msisdn)
    ? []
    : keysInOtherBase(receipt.rawId).map(({ key, base }) => ({ ...asWritten(receipt), keys: [key], base }));

type Holders = {
  readonly position: number;
  readonly count: number;
  readonly newest: number;
  /** The newest that has not ended. */
  readonly unsettled: number | null;
  /** The newest that has not ended, and of which the carrier said something lately. */
  readonly expected: number | null;
  /** How many went to the number that the receipt names. */
  readonly theirs: number;
};

type Found = ReadonlyMap<string, { readonly spelling: Spelling; readonly held: Holders }>;

/** Of each that is asked for, who has it by the first of these spellings by which anything has it. */
async function findHolders(
  tx: SqlTransaction,
  spellings: readonly Spelling[],
  now: Date,
  of: Narrowing,
): Promise<Found> {
  if (spellings.length === 0) return new Map();
  const given = table(
    spellings.flatMap(({ keys, carrier, msisdn }, position) => keys.map((key) => [position, carrier, key, msisdn])),
  );
  const oldest = new Date(now.getTime() - HEARD_WITHIN_MS);
  const rows = await tx.$queryRaw<Holders[]>`
    WITH given AS (SELECT column1 AS position, column2 AS carrier, column3 AS "idKey", column4 AS msisdn
      FROM ${given} AS rows),
    named AS (
      SELECT given.position, m.id * ${PLACES} + ${WHOLE} AS place, m."updatedAt" AS "heardAt",
        m.state NOT IN (${list(FINAL_STATES)}) AS "isOpen", m.recipient = given.msisdn AS "isTheirs"
      FROM given CROSS JOIN "Message" m
      WHERE m.carrier = given.carrier AND m."carrierIdKey" = given."idKey" ${of.messages}
      UNION ALL
      SELECT given.position, s."messageId" * ${PLACES} + s.segment AS place, s.at AS "heardAt",
        s.state NOT IN (${list(FINAL_STATES)}) AS "isOpen",
        (SELECT m.recipient FROM "Message" m WHERE m.id = s."messageId") = given.msisdn AS "isTheirs"
      FROM given CROSS JOIN "SubmittedSegment" s
      WHERE s.carrier = given.carrier AND s."idKey" = given."idKey" ${of.segments})
    SELECT position, COUNT(*) AS count, MAX(place) AS newest, MAX(CASE WHEN "isOpen" THEN place END) AS unsettled,
      MAX(CASE WHEN "isOpen" AND "heardAt" >= ${oldest} THEN place END) AS expected,
      COUNT(CASE WHEN "isTheirs" THEN 1 END) AS theirs
    FROM named GROUP BY position`;
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  const found = new Map<string, { spelling: Spelling; held: Holders }>();
  for (const [position, spelling] of spellings.entries()) {
    const held = byPosition.get(position);
    if (held && !found.has(spelling.asked)) found.set(spelling.asked, { spelling, held });
  }
  return found;
}

/** What more must be so of messages and of segments. */
type Narrowing = { readonly messages: Prisma.Sql; readonly segments: Prisma.Sql };

const TO_ANYBODY: Narrowing = { messages: Prisma.empty, segments: Prisma.empty };

function toRecipient(now: Date): Narrowing {
  const oldest = new Date(now.getTime() - OTHER_BASE_WITHIN_MS);
  return {
    messages: Prisma.sql`AND m.recipient = given.msisdn AND m."updatedAt" >= ${oldest}`,
    segments: Prisma.sql`AND s.at >= ${oldest}
      AND given.msisdn = (SELECT m.recipient FROM "Message" m WHERE m.id = s."messageId")`,
  };
}

/**
 * Says of each of these receipts which message or segment of ours it means, as they are now: the newest that has the id,
 * or, when that has ended, an older one that is expected to (reused-id.ts); undefined when none has it. However often
 * an id is named, it is looked up once; in another base only where nothing that went to the receipt's number has it as it
 * is written, and then what did is meant. SQLite keeps the order of a CROSS JOIN: for hundreds of ids it would else read
 * the whole of the tables.
 */
export async function matchReceipts(
  tx: SqlTransaction,
  receipts: readonly Receipt[],
  now: Date,
): Promise<(receipt: Receipt) => Promise<Named | undefined>> {
  const ids = new Map(receipts.map((receipt) => [askedBy(receipt), receipt]));
  const written = await findHolders(tx, [...ids.values()].map(asWritten), now, TO_ANYBODY);
  const others = [...ids.values()]
    .filter((receipt) => !written.get(askedBy(receipt))?.held.theirs)
    .flatMap(inOtherBases);
  const found = new Map([...written, ...(await findHolders(tx, others, now, toRecipient(now)))]);
  return async (receipt) => {
    const one = found.get(askedBy(receipt));
    if (!one) return undefined;
    const { spelling, held } = one;
    const { count, newest, unsettled, expected } = held;
    const isOlder = newest !== unsettled && expected !== null && !(await isRepeat(tx, receipt, newest, expected));
    const { messageId, segment } = placeOf(isOlder ? expected : newest);
    const segments = count > 1 ? await sharing(tx, receipt.carrier, spelling.keys, messageId) : [segment];
    return {
      messageId,
      segments: segments.length > 1 ? segments : [segment],
      settled: !isOlder && newest !== unsettled,
      base: spelling.base,
    };
  };
}

/** Segments of one message that have the receipt's id. */
async function sharing(
  tx: SqlTransaction,
  carrier: string,
  keys: readonly string[],
  messageId: number,
): Promise<readonly number[]> {
  const rows = await tx.$queryRaw<{ segment: number }[]>`
    SELECT segment FROM "SubmittedSegment"
    WHERE "messageId" = ${messageId} AND carrier = ${carrier} AND "idKey" IN (${list(keys)}) ORDER BY segment`;
  return rows.map(({ segment }) => segment);
}

type Holder = {
  place: number;
  state: string;
  ptt: number;
  wasInDoubt: boolean;
  dueAt: Date;
  updatedAt: Date;
  segmentAt: Date | null;
};

async function isRepeat(tx: SqlTransaction, receipt: Receipt, newest: number, older: number): Promise<boolean> {
  const messageIds = [newest, older].map((place) => placeOf(place).messageId);
  const holders = await tx.$queryRaw<Holder[]>`
    SELECT m.id * ${PLACES} + COALESCE(s.segment, ${WHOLE}) AS place, COALESCE(s.state, m.state) AS state,
      COALESCE(s.ptt, m.ptt) AS ptt, m."wasInDoubt", m."dueAt", m."updatedAt", s.at AS "segmentAt"
    FROM "Message" m LEFT JOIN "SubmittedSegment" s ON s."messageId" = m.id WHERE m.id IN (${list(messageIds)})`;
  const [ended, open] = [newest, older].map((place) => holders.find((holder) => holder.place === place));
  if (!ended || !open || !isMessageState(ended.state)) return false;
  return isOfNewest(receipt, { ...ended, state: ended.state }, { heardAt: open.segmentAt ?? open.updatedAt });
}
