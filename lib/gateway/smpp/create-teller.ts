/**
 * Tells API users' programs what became of what they submitted: what is owed stands in the database until a program
 * acknowledges it. A process that dies in between tells it again.
 */
import { inTransaction } from '@/lib/db/connections/client';
import { dropReceipts, listOwedReceipts } from '@/lib/db/smpp/receipts';
import { leaveReceipts, takeReceipts } from '@/lib/db/smpp/told-receipts';
import { createBatchQueue } from '@/lib/platform/batching/batch-queue';
import { STATUS } from '@/lib/smpp/pdu/commands';
import { roomToTell } from '@/lib/smpp/serving/serve';
import type { ServedClient } from './serve-client';
import type { SmppParts } from './smpp-parts';
import { beginTelling, isRefusedForGood, pauseTelling, type Telling } from './telling';
import { writeReceipt } from './write-receipt';

const DROPPING = { largestBatch: 256, longestQueue: 10_000 };

type TellerParts = Pick<SmppParts, 'db' | 'lookUps' | 'log' | 'now' | 'nodeId'>;

/** @param listeners of an API user: its binds. */
export function createTeller(parts: TellerParts, listeners: (apiUserId: number) => readonly ServedClient<number>[]) {
  const { db, log, nodeId } = parts;
  const tellings = new Map<number, Telling>();
  const dropping = createBatchQueue(async (ids: readonly number[]) => {
    await inTransaction(db, (tx) => dropReceipts(tx, ids));
    return ids.map(() => true);
  }, DROPPING);

  const tellingOf = (apiUserId: number): Telling => {
    const telling = tellings.get(apiUserId) ?? beginTelling();
    tellings.set(apiUserId, telling);
    return telling;
  };

  const look = async (apiUserId: number): Promise<void> => {
    const telling = tellingOf(apiUserId);
    if (telling.pause) return;
    telling.looksAgain = true;
    if (telling.isLooking) return;
    telling.isLooking = true;
    try {
      while (telling.looksAgain) {
        telling.looksAgain = false;
        await tellMore(parts, apiUserId, telling, () => listeners(apiUserId));
        // Whoever binds meanwhile is told once it is done: what is taken then is not left to others.
        if (isIdle(apiUserId, telling)) await leave(apiUserId);
      }
    } catch (cause) {
      log.error({ err: cause, apiUserId }, 'receipts by SMPP could not be told; it is tried again');
      wait(apiUserId, telling);
    } finally {
      telling.isLooking = false;
    }
    if (isIdle(apiUserId, telling)) tellings.delete(apiUserId);
  };

  /** Nothing is being told, and nobody is there to hear it. */
  const isIdle = (apiUserId: number, { underWay, pause }: Telling): boolean =>
    underWay.size === 0 && !pause && listeners(apiUserId).length === 0;

  const leave = (apiUserId: number) =>
    leaveReceipts(db, apiUserId, nodeId).catch((cause: unknown) => {
      log.error({ err: cause, apiUserId }, 'receipts by SMPP are told by no other node before this one ends');
    });

  const wait = (apiUserId: number, telling: Telling) => pauseTelling(telling, () => void look(apiUserId));

  const drop = async (apiUserId: number, telling: Telling, id: number): Promise<void> => {
    telling.refusals.delete(id);
    try {
      if (!(await dropping.submit(id))) throw new Error('Too many receipts wait to be taken out.');
      telling.underWay.delete(id);
      telling.pauses = 0;
      await look(apiUserId);
    } catch (cause) {
      log.error({ err: cause, apiUserId }, 'an acknowledged receipt could not be taken out; it is told again');
      telling.underWay.delete(id);
      wait(apiUserId, telling);
    }
  };

  return {
    /** There may be something to tell, and somebody to tell it to. */
    look: (apiUserId: number): void => void look(apiUserId),
    /** What a program answered; null: nobody knows whether it was heard. */
    told: (apiUserId: number, id: number, status: number | null): void => {
      const telling = tellingOf(apiUserId);
      if (status === STATUS.ok) return void drop(apiUserId, telling, id);
      if (isRefusedForGood(telling, id, status)) {
        log.warn({ apiUserId, receipt: id, status }, 'a receipt by SMPP was refused too often, and is given up');
        return void drop(apiUserId, telling, id);
      }
      telling.underWay.delete(id);
      wait(apiUserId, telling);
    },
    stop: async (): Promise<void> => {
      for (const { pause } of tellings.values()) if (pause) clearTimeout(pause);
      await dropping.drained();
    },
  };
}

/** As much as there is room for, each where there is most. */
async function tellMore(
  { db, lookUps, now, nodeId }: TellerParts,
  apiUserId: number,
  telling: Telling,
  listeners: () => readonly ServedClient<number>[],
): Promise<void> {
  const { underWay } = telling;
  const room = listeners().reduce((sum, one) => sum + roomToTell(one.state()), 0);
  if (telling.pause || room <= 0) return;
  // What is taken out while it is read may be found all the same; what is then still owed is looked for again.
  const before = new Set(underWay);
  const owed = await listOwedReceipts(lookUps, { apiUserId, nodeId, now: now(), most: room + before.size });
  const fresh = owed.filter(({ id }) => !before.has(id));
  const ours = await takeReceipts(
    db,
    fresh.map(({ id }) => id),
    nodeId,
  );
  for (const receipt of fresh.filter(({ id }) => ours.has(id))) {
    const [listener] = listeners().toSorted((one, other) => roomToTell(other.state()) - roomToTell(one.state()));
    // A program has said "later", perhaps while it was read.
    if (telling.pause || !listener || roomToTell(listener.state()) <= 0) return;
    underWay.add(receipt.id);
    listener.hear({ kind: 'deliver', key: receipt.id, body: writeReceipt(receipt) });
  }
}
