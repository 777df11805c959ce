import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertCallbackDeliveries } from '@/lib/db/callbacks/callback-queue';
import { inTransaction } from '@/lib/db/connections/client';
import { createLogger } from '@/lib/platform/log/logger';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestGateway, type TestGateway } from '@/lib/testing/test-gateway';
import { startCallbackLoop } from './callback-loop';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway();
});

afterEach(() => gateway.close());

test('a database that does not say what signs a callback costs it no try: it is called again', async () => {
  const { db, accountId, apiUserId, writer } = gateway;
  const at = new Date();
  const status = { kind: 'status', tells: { ptt: 4, dlrId: 1, date: '2026-11-24 11:00:00' } } as const;
  await inTransaction(db, (tx) =>
    insertCallbackDeliveries(tx, [{ ...status, accountId, apiUserId, messageId: 1, url: 'https://example.com/' }], at),
  );
  const answers = [
    { httpStatus: null, error: 'not_asked' },
    { httpStatus: 200, error: null },
  ] as const;
  let calls = 0;
  const loop = startCallbackLoop({
    writer,
    events: { publish: () => undefined },
    log: createLogger('silent'),
    caller: {
      call: () => {
        const answer = answers[Math.min(calls, 1)] ?? answers[1];
        calls += 1;
        return Promise.resolve({ at, durationMs: 0, answer: '', ...answer });
      },
      close: () => Promise.resolve(),
    },
    nodeId: NODE_ID,
    onAnswered: () => undefined,
    now: () => at,
    random: () => 0.5,
  });
  await expect.poll(() => db.callbackDelivery.findFirstOrThrow()).toMatchObject({ status: 'delivered' });
  await loop.stop();
  expect(calls).toBe(2);
  expect(await db.callbackDelivery.findFirstOrThrow()).toMatchObject({ attempts: 1 });
});
