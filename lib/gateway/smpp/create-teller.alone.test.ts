import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase } from '@/lib/db/open/open-database';
import { endParts } from '@/lib/db/smpp/receipts';
import { insertParts } from '@/lib/db/smpp/submissions';
import type { KeptPart } from '@/lib/domain/smpp/submission';
import { createLogger } from '@/lib/platform/log/logger';
import { STATUS } from '@/lib/smpp/pdu/commands';
import { NO_TLVS } from '@/lib/smpp/pdu/pdu';
import { partOfText } from '@/lib/testing/smpp-part';
import { createServed } from '@/lib/testing/smpp-served';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { createTeller } from './create-teller';
import type { ServedClient } from './serve-client';

/** What was read comes a while after it was: much happens meanwhile. */
vi.mock('@/lib/db/smpp/receipts', async (load) => {
  const receipts = await load<typeof import('@/lib/db/smpp/receipts')>();
  return {
    ...receipts,
    listOwedReceipts: async (...asked: Parameters<typeof receipts.listOwedReceipts>) => {
      const owed = await receipts.listOwedReceipts(...asked);
      for (let turn = 0; turn < 20; turn += 1) await setImmediate();
      return owed;
    },
  };
});

/** What is done before receipts are left to other nodes, and after. */
const leaving = vi.hoisted(() => ({ before: async (): Promise<void> => undefined, after: () => undefined as void }));

vi.mock('@/lib/db/smpp/told-receipts', async (load) => {
  const told = await load<typeof import('@/lib/db/smpp/told-receipts')>();
  return {
    ...told,
    leaveReceipts: async (...asked: Parameters<typeof told.leaveReceipts>) => {
      await leaving.before();
      await told.leaveReceipts(...asked);
      leaving.after();
    },
  };
});

const NOW = new Date('2026-11-27T10:00:00Z');
const API_USER = 2;

const part = partOfText({ apiUserId: API_USER });

let database: TestDatabase;
let lookUps: TestDatabase['db'];

beforeEach(async () => {
  database = await createTestDatabase();
  lookUps = await openDatabase(database.url);
});

afterEach(async () => {
  await lookUps.$disconnect();
  await database.close();
});

let lastId = 0;

const owe = async (count: number) => {
  const some: KeptPart[] = Array.from({ length: count }, () => ({ ...part, id: (lastId += 1), at: NOW }));
  await database.writer.commit(async (tx) => {
    await insertParts(tx, some, NOW);
    await endParts(
      tx,
      some.map(({ id }) => id),
      NOW,
    );
  });
};

/** A program that hears receipts; `answer` says what it answers to which. */
function createListening(answer: (key: number) => number) {
  const session = createServed({ bound: 'bind_receiver' });
  const heard: number[] = [];
  const client: ServedClient<number> = {
    state: session.state,
    hear: (event) => {
      session.hear(event);
      if (event.kind !== 'deliver') return;
      heard.push(event.key);
      const sequence = session.lastWritten()?.sequence ?? 0;
      void setImmediate().then(() => {
        session.say({ command: 'deliver_sm_resp', status: 0, sequence, messageId: '', tlvs: NO_TLVS });
        teller.told(API_USER, event.key, answer(event.key));
      });
    },
  };
  const teller = createTeller(
    { db: database.db, lookUps, log: createLogger('silent'), nodeId: 1, now: () => NOW },
    () => [client],
  );
  return { heard, teller };
}

test('receipts that are acknowledged at once, while more come, are told once each', async () => {
  const { heard, teller } = createListening(() => STATUS.ok);
  for (let round = 0; round < 20; round += 1) {
    await owe(12);
    teller.look(API_USER);
  }
  await expect.poll(() => database.db.smppReceipt.count()).toBe(0);
  await teller.stop();
  expect(heard.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 240 }, (_, index) => index + 1));
});

test('a program that binds again while receipts are left to other nodes hears them once they are', async () => {
  const done: string[] = [];
  const [begun, opened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  leaving.before = () => {
    begun.resolve();
    return opened.promise;
  };
  leaving.after = () => void done.push('left');
  const session = createServed({ bound: 'bind_receiver' });
  const hear: ServedClient<number>['hear'] = (event) => {
    session.hear(event);
    if (event.kind === 'deliver') done.push('heard');
  };
  const bound: ServedClient<number>[] = [];
  const parts = { db: database.db, lookUps, log: createLogger('silent'), nodeId: 1, now: () => NOW };
  const teller = createTeller(parts, () => bound);
  await owe(1);
  teller.look(API_USER);
  await begun.promise;
  bound.push({ state: session.state, hear });
  teller.look(API_USER);
  for (let turn = 0; turn < 100; turn += 1) await setImmediate();
  opened.resolve();
  await expect.poll(() => done).toEqual(['left', 'heard']);
  await teller.stop();
});

test('a program that says "later" while more is read is left alone for its pause', async () => {
  let isBusy = true;
  const { heard, teller } = createListening((key) => (isBusy && key % 10 === 0 ? STATUS.throttled : STATUS.ok));
  await owe(30);
  teller.look(API_USER);
  await expect.poll(() => database.db.smppReceipt.count()).toBe(21);
  for (let turn = 0; turn < 100; turn += 1) await setImmediate();
  expect(heard).toHaveLength(10);
  isBusy = false;
  await expect.poll(() => database.db.smppReceipt.count()).toBe(0);
  expect(heard.length).toBe(31);
  await teller.stop();
});
