import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogger } from '@/lib/platform/log/logger';
import { carriersHere } from '@/lib/testing/carriers-here';
import { testNode } from '@/lib/testing/next-node';
import { createTestDatabase, NODE_ID, type TestDatabase } from '@/lib/testing/test-database';
import { createCallbackCaller } from './callbacks/calls/callback-caller';
import { createEngine } from './engine';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const nothing = () => undefined;

test('texts that a dead process kept for a send that it never accepted go as the next one begins its work', async () => {
  const { db } = database;
  await db.ownTexts.createMany({ data: [1, 2].map((id) => ({ id, keptBy: NODE_ID - 1, texts: '[]' })) });
  const settings = {
    node: testNode(NODE_ID),
    databaseUrl: database.url,
    carriers: { simulated: { speed: 1 }, publicUrl: '' },
  };
  const engine = createEngine(
    settings,
    createCallbackCaller({ allowedRanges: [], secretsOf: () => null }),
    carriersHere(settings.carriers),
    { publish: nothing, batchCommitted: nothing, carrierAnswered: nothing, callbackAnswered: nothing },
    createLogger('silent'),
  );
  const ours = await engine.keepTexts(['[]']);
  await engine.work();
  expect((await db.ownTexts.findMany()).map(({ id }) => id)).toEqual([ours]);
  await engine.stop();
});
