import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogger } from '@/lib/platform/log/logger';
import { carrierThat } from '@/lib/testing/test-carrier';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { routerTo } from '@/lib/testing/test-node';
import type { ConnectedCarrier } from '../carriers/contract/driver';
import { createDispatcher, type Dispatcher } from './create-dispatcher';
import type { Submitted } from './settle-submissions';
import type { Taken } from './settle-taken';

const MINUTE = 60_000;

let delivery: TestDelivery;
let ended: Submitted[];
let takenBeside: Taken[];
let runMs: number;

beforeEach(async () => {
  delivery = await createTestDelivery();
  ended = [];
  takenBeside = [];
  runMs = 0;
});

afterEach(() => delivery.close());

const CARRIER = carrierThat(() => ({ kind: 'later', text: '' }));

const dispatcherTo = (submit: ConnectedCarrier['driver']['submit']): Dispatcher =>
  createDispatcher({
    writer: delivery.writer,
    carrier: { ...CARRIER, driver: { ...CARRIER.driver, submit } },
    router: routerTo(CARRIER.name),
    events: { publish: () => undefined },
    log: createLogger('silent'),
    nodeId: NODE_ID,
    now: () => NOW,
    running: () => runMs,
    onSubmitted: (submitted) => void ended.push(submitted),
    onTaken: (taken) => void takenBeside.push(taken),
    onAnswered: () => undefined,
  });

/** As the loop looks, which does so all the time. */
const lookFor = (dispatcher: Dispatcher, minutes: number) => {
  for (let halves = 0; halves < minutes * 2; halves += 1) {
    runMs += MINUTE / 2;
    dispatcher.giveUpUnanswered();
  }
};
const endedAs = () =>
  ended.map(({ message, results }) => [message.id, ...[...results.values()].map(({ kind }) => kind)]);

test('each message has its own five minutes, from when the carrier was given it', async () => {
  const dispatcher = dispatcherTo(() => undefined);
  const first = await delivery.sendTo('+33612345678');
  await dispatcher.handOver(10);
  lookFor(dispatcher, 3);
  const second = await delivery.sendTo('+33612345678');
  await dispatcher.handOver(10);
  lookFor(dispatcher, 1.5);
  expect(endedAs()).toEqual([]);
  lookFor(dispatcher, 0.5);
  expect(endedAs()).toEqual([[first, 'unknown']]);
  lookFor(dispatcher, 3);
  expect(endedAs()).toEqual([
    [first, 'unknown'],
    [second, 'unknown'],
  ]);
});

test('what the process slept through is no time in which the carrier could have answered', async () => {
  const dispatcher = dispatcherTo(() => undefined);
  const id = await delivery.sendTo('+33612345678');
  await dispatcher.handOver(10);
  lookFor(dispatcher, 4);
  runMs += 60 * MINUTE;
  dispatcher.giveUpUnanswered();
  expect(endedAs()).toEqual([]);
  lookFor(dispatcher, 1);
  expect(endedAs()).toEqual([[id, 'unknown']]);
});

test('a driver that throws, against its contract, holds no message for ever', async () => {
  const dispatcher = dispatcherTo(() => {
    throw new Error('broken');
  });
  const id = await delivery.sendTo('+33612345678');
  await expect(dispatcher.handOver(10)).rejects.toThrow('broken');
  lookFor(dispatcher, 5);
  expect(endedAs()).toEqual([[id, 'unknown']]);
});
