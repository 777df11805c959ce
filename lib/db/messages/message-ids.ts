import type { SqlTransaction } from '../connections/sql-transaction';
import type { Writer } from '../connections/writer';

/** Ids have the look of the original's, eight digits, from the first. */
export const FIRST_MESSAGE_ID = 10_000_001;

/** Few enough that a restart, which skips what was left of them, is hardly seen in the ids. */
const RESERVED_AHEAD = 100;

/** Where several nodes give them, for so long: a log finds a period by its ids, which go up with the time. */
const RESERVED_FOR_MS = 1_000;

/** There reserving them waits for the server; so under load as many are reserved as are taken in so long, up to a bound. */
const RESERVED_AHEAD_MS = 200;
const MOST_RESERVED_AHEAD = 4_000;

/** As many as are taken in `RESERVED_AHEAD_MS` if it goes on as it went: `count` lasted `forMs`. */
const aheadAt = (count: number, forMs: number): number =>
  Math.min(MOST_RESERVED_AHEAD, Math.max(RESERVED_AHEAD, Math.ceil((count / Math.max(forMs, 1)) * RESERVED_AHEAD_MS)));

/** Message ids ascend and are never given twice. They are reserved ahead, so that most transactions write none. */
export type MessageIds = {
  /** Answers the first of `count` ids in a row. */
  take(tx: SqlTransaction, count: number): Promise<number>;
  /** The transaction in which ids were taken was undone, and with it what it reserved. */
  forget(): void;
};

/** How ids are reserved beside the transaction that takes them. */
type Beside = Writer['beside'];

/** For a few at a time, now and then: what is reserved is given at once, so that no id is older than its moment. */
export const exactIds = (beside?: Beside): MessageIds => ({
  take: (tx, count) => (beside ? beside((apart) => reserve(apart, count)) : reserve(tx, count)),
  forget: () => undefined,
});

/**
 * Does work that takes ids, urgently. A writer may do it again, after another one was let through or its connection was
 * lost; what the attempt before reserved was undone with it, and so is given to nobody.
 */
export async function commitTaking<Value>(
  writer: Writer,
  ids: MessageIds,
  work: (tx: SqlTransaction) => Promise<Value>,
): Promise<Value> {
  let isAgain = false;
  try {
    return await writer.commit((tx) => {
      if (isAgain) ids.forget();
      isAgain = true;
      return work(tx);
    }, 'urgent');
  } catch (cause) {
    ids.forget();
    throw cause;
  }
}

type Reserving = { readonly beside?: Beside; readonly now: () => Date };

/**
 * Ids for whoever takes many. Reserved beside the transactions that take them, they are given to nobody else when one of
 * these is undone. But a database that dies forgets what it has not written to the disk; so they are good for as long as
 * the connection lasts that takes them: whatever it commits was written behind them.
 */
export function createMessageIds({ beside, now }: Reserving = { now: () => new Date(0) }): MessageIds {
  let next = 0;
  let end = 0;
  /** How many were reserved last, and when. */
  let last = 0;
  let reservedAt = 0;
  let session: object | undefined;
  const isGood = (tx: SqlTransaction) =>
    tx.session === session && Math.abs(now().getTime() - reservedAt) <= RESERVED_FOR_MS;
  return {
    async take(tx, count) {
      if (end - next < count || (beside && !isGood(tx))) {
        const asOf = now().getTime();
        const reserved = Math.max(count, beside ? aheadAt(last - (end - next), asOf - reservedAt) : RESERVED_AHEAD);
        const from = await (beside ? beside((apart) => reserve(apart, reserved)) : reserve(tx, reserved));
        // Together, and once it has succeeded: what was reserved before stays as old as it is.
        session = tx.session;
        reservedAt = asOf;
        last = reserved;
        next = from;
        end = from + reserved;
      }
      const first = next;
      next += count;
      return first;
    },
    forget() {
      if (beside) return;
      next = 0;
      end = 0;
    },
  };
}

async function reserve(tx: SqlTransaction, count: number): Promise<number> {
  const rows = await tx.$queryRaw<{ value: number }[]>`
    INSERT INTO "Sequence" (name, value) VALUES ('message', ${FIRST_MESSAGE_ID + count - 1})
    ON CONFLICT (name) DO UPDATE SET value = "Sequence".value + ${count} RETURNING value`;
  return Number(rows[0]?.value) - count + 1;
}
