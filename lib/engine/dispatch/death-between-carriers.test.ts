/** A process that is killed once one carrier has said that it does not take a message, and before the next is given it. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { succeed } from '@/lib/testing/next-node';
import { accepted, startPromptedNode } from '@/lib/testing/prompted-node';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { routerTo } from '@/lib/testing/test-node';

/** A process of its own on the database given: it says so once it is recorded that its carrier takes nothing of the kind. */
const REFUSE_ELSEWHERE = `
  (async () => {
    const { openWriter } = await import('./lib/db/connections/writer.ts');
    const { createWriteTurn } = await import('./lib/db/connections/write-turn.ts');
    const { createNewsQueue } = await import('./lib/engine/receipts/news-queue.ts');
    const { createLogger } = await import('./lib/platform/log/logger.ts');
    const { routerTo, startTestNode } = await import('./lib/testing/test-node.ts');
    const common = {
      writer: openWriter('file:' + process.argv[1], createWriteTurn()),
      nodeId: 7,
      now: () => new Date(${NOW.getTime()}),
    };
    const callbacks = async () => ({ takerFor: () => null, take: () => undefined });
    const log = createLogger('silent');
    const news = createNewsQueue({ ...common, callbacks, log, events: { publish: () => undefined } });
    let host;
    const driver = {
      start: (to) => { host = to; },
      submit: ([{ id, attempt }]) => {
        const result = { kind: 'refused', ptt: 50, billed: false, text: 'no route', elsewhere: true };
        host.submitted([{ messageId: id, segment: 1, attempt, result }]);
      },
      free: () => 1,
    };
    const carrier = { name: 'one', recognisesRepeats: false, driver };
    await startTestNode({ ...common, news, carrier, router: routerTo('one', 'two') }).dispatch();
    console.log('recorded');
    setInterval(() => undefined, 1_000);
  })();`;

/** A process that starts on busy cores; nothing waits for this time to pass. */
const LONGEST_TEST_MS = 60_000;

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

test(
  'the next process gives it to the next carrier, in no doubt, and not to the first again',
  async () => {
    const id = await delivery.sendTo('+33612345678');
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', REFUSE_ELSEWHERE, delivery.file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
    await delivery.writer.commit(async (tx) => {
      await succeed(tx, 9, NOW);
    });
    const router = routerTo('one', 'two');
    const [first, second] = ['one', 'two'].map((name) => startPromptedNode(delivery, { name, router, nodeId: 9 }));
    await first?.dispatch();
    await second?.dispatch();
    expect([first?.given, second?.given]).toEqual([[], ['1 try 2']]);
    await second?.answer(id, 2, { 1: accepted('a') });
    expect(await delivery.message(id)).toMatchObject({ state: 'submitted', carrier: 'two', wasInDoubt: false });
  },
  LONGEST_TEST_MS,
);
