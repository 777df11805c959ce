/** A process that dies between the answers for the segments of a message. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DlrId } from '@/lib/domain/delivery/dlr';
import { succeed } from '@/lib/testing/next-node';
import { accepted, startPromptedNode } from '@/lib/testing/prompted-node';
import { createTestDelivery, receiptOf, type TestDelivery, THREE_SEGMENTS } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';

/** A process of its own on the database given: it says so once what its carrier answered for one segment is recorded. */
const ANSWER_FIRST_SEGMENT = `
  (async () => {
    const { openWriter } = await import('./lib/db/connections/writer.ts');
    const { createWriteTurn } = await import('./lib/db/connections/write-turn.ts');
    const { createNewsQueue } = await import('./lib/engine/receipts/news-queue.ts');
    const { createLogger } = await import('./lib/platform/log/logger.ts');
    const { startTestNode } = await import('./lib/testing/test-node.ts');
    const common = {
      writer: openWriter('file:' + process.argv[1], createWriteTurn()),
      nodeId: 7,
      now: () => new Date(${NOW.getTime()}),
    };
    const callbacks = async () => ({ takerFor: () => null, take: () => undefined });
    const log = createLogger('silent');
    const news = createNewsQueue({ ...common, callbacks, onAccepted: () => undefined, log, events: { publish: () => undefined } });
    let host;
    const driver = {
      start: (to) => { host = to; },
      submit: ([{ id, attempt }]) => {
        const result = { kind: 'accepted', rawId: 'A-1' };
        host.submitted([{ messageId: id, segment: 1, attempt, result }]);
      },
      free: () => 1,
    };
    await startTestNode({ ...common, news, carrier: { name: 'simulated', recognisesRepeats: false, driver } }).dispatch();
    console.log('recorded');
    setInterval(() => undefined, 1_000);
  })();`;

/** A process that starts on busy cores; nothing waits for this time to pass. */
const LONGEST_TEST_MS = 60_000;

const TO = '+33612345678';
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const receive = (rawId: string, dlrId: DlrId, ptt: number) => delivery.receive(receiptOf(rawId, dlrId, ptt));
const die = (successor: number) =>
  delivery.writer.commit(async (tx) => {
    await succeed(tx, successor, NOW);
  });

test('what was answered is recorded: only the rest is sent again', async () => {
  const id = await delivery.sendTo(TO, THREE_SEGMENTS);
  const first = startPromptedNode(delivery);
  await first.dispatch();
  await first.answer(id, 1, { 1: accepted('A-1') });
  await first.answer(id, 1, { 3: accepted('A-3') });
  await receive('a-1', 1, 4);
  expect(await delivery.db.unmatchedReceipt.count()).toBe(0);
  await die(9);
  const second = startPromptedNode(delivery, { nodeId: 9 });
  await second.dispatch();
  expect([first.given, second.given]).toEqual([['1,2,3 try 1'], ['2 try 1']]);
  await second.answer(id, 1, { 2: accepted('B-2') });
  expect(await delivery.segmentsOf(id)).toEqual([
    [1, 'A-1'],
    [2, 'B-2'],
    [3, 'A-3'],
  ]);
  await receive('b-2', 1, 4);
  await receive('a-3', 1, 4);
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered', carrier: 'simulated' });
  expect(await delivery.db.dispatch.count()).toBe(0);
});

test(
  'what was answered is on the disk, though the process is killed at once',
  async () => {
    const id = await delivery.sendTo(TO, THREE_SEGMENTS);
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', ANSWER_FIRST_SEGMENT, delivery.file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
    await die(9);
    const next = startPromptedNode(delivery, { nodeId: 9 });
    await next.dispatch();
    expect(next.given).toEqual(['2,3 try 1']);
    expect(await delivery.segmentsOf(id)).toEqual([[1, 'A-1']]);
  },
  LONGEST_TEST_MS,
);

test('when nothing is left to send, the message ends without being sent again, and in no doubt', async () => {
  const id = await delivery.sendTo(TO, THREE_SEGMENTS);
  const first = startPromptedNode(delivery);
  await first.dispatch();
  await first.answer(id, 1, { 1: accepted('A-1'), 2: accepted('A-2') });
  // The last answer came, and what it completed could not be recorded.
  await delivery.db.submittedSegment.create({
    data: {
      messageId: id,
      segment: 3,
      carrier: 'simulated',
      idKey: 'a-3',
      rawId: 'A-3',
      state: 'submitted',
      ptt: 3,
      at: NOW,
    },
  });
  await die(9);
  const second = startPromptedNode(delivery, { nodeId: 9 });
  await second.dispatch();
  expect([first.given, second.given]).toEqual([['1,2,3 try 1'], []]);
  expect(await delivery.db.dispatch.count()).toBe(0);
  for (const rawId of ['a-1', 'a-2', 'a-3']) await receive(rawId, 16, 803);
  expect(await delivery.message(id)).toMatchObject({ state: 'error', wasInDoubt: false, refundedAt: expect.any(Date) });
});
