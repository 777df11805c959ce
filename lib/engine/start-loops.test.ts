import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogger } from '@/lib/platform/log/logger';
import { carriersHere } from '@/lib/testing/carriers-here';
import { testNode } from '@/lib/testing/next-node';
import { createTestDatabase, NODE_ID, type TestDatabase } from '@/lib/testing/test-database';
import { createCallbackCaller } from './callbacks/calls/callback-caller';
import type { Carriers } from './carriers/thread/start-carriers-thread';
import { createEngine } from './engine';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const nothing = () => undefined;
const CARRIERS = { simulated: { speed: 1 }, publicUrl: '' };

const engineWith = (carriers: Carriers) =>
  createEngine(
    { node: testNode(NODE_ID), databaseUrl: database.url, carriers: CARRIERS },
    createCallbackCaller({ allowedRanges: [], secretsOf: () => null }),
    carriers,
    { publish: nothing, batchCommitted: nothing, carrierAnswered: nothing, callbackAnswered: nothing },
    createLogger('silent'),
  );

test('texts that a dead process kept for a send that it never accepted go as the next one begins its work', async () => {
  const { db } = database;
  await db.ownTexts.createMany({ data: [1, 2].map((id) => ({ id, keptBy: NODE_ID - 1, texts: '[]' })) });
  const engine = engineWith(carriersHere(CARRIERS));
  const ours = await engine.keepTexts(['[]']);
  await engine.work();
  expect((await db.ownTexts.findMany()).map(({ id }) => id)).toEqual([ours]);
  await engine.stop();
});

test('how many nodes share the carriers is said before any of them runs', async () => {
  const done: string[] = [];
  const here = carriersHere(CARRIERS);
  const engine = engineWith({
    ...here,
    connect: (carrier) => {
      done.push(carrier.name);
      return here.connect(carrier);
    },
    sharedBy: (nodes) => void done.push(`shared by ${nodes}`),
  });
  await engine.work();
  expect(done.slice(0, 2)).toEqual(['shared by 1', 'simulated']);
  await engine.stop();
});
