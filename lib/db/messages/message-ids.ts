import type { SqlTransaction } from '../connections/sql-transaction';
import type { Writer } from '../connections/writer';

/** Ids have the look of the original's, eight digits, from the first. */
export const FIRST_MESSAGE_ID = 10_000_001;

/** Few enough that a restart, which skips what was left of them, is hardly seen in the ids. */
const RESERVED_AHEAD = 100;

/** Message ids ascend and are never given twice. They are reserved ahead, so that most transactions write none. */
export type MessageIds = {
  /** Answers the first of `count` ids in a row. */
  take(tx: SqlTransaction, count: number): Promise<number>;
  /** The transaction in which ids were taken was undone, and with it what it reserved. */
  forget(): void;
};

/** For a few at a time, now and then: what is reserved is given at once, so that no id is older than its moment. */
export const EXACT_IDS: MessageIds = { take: reserve, forget: () => undefined };

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

export function createMessageIds(): MessageIds {
  let next = 0;
  let end = 0;
  return {
    async take(tx, count) {
      if (end - next < count) {
        const reserved = Math.max(count, RESERVED_AHEAD);
        next = await reserve(tx, reserved);
        end = next + reserved;
      }
      const first = next;
      next += count;
      return first;
    },
    forget() {
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
