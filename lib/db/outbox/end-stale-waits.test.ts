import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { endStaleWaits } from './end-stale-waits';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.close());

const ahead = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const end = () => delivery.writer.commit((tx) => endStaleWaits(tx, NOW));

/** How far ahead something lies before and after, by how often it was tried. */
const WAITS: readonly (readonly [attempts: number, before: number, after: number])[] = [
  [0, 1, 0],
  [0, HOUR, 0],
  [1, 5 * SECOND, 5 * SECOND],
  [1, HOUR, 0],
];

test('a callback waits no longer than for its next try', async () => {
  const common = { accountId: 1, messageId: 1, url: '', receiver: 'a.example', createdAt: NOW };
  const longest: typeof WAITS = [...WAITS, [9, 28 * HOUR, 28 * HOUR], [9, 29 * HOUR, 0], [2, 7 * 60 * SECOND, 0]];
  await delivery.db.callbackDelivery.createMany({
    data: longest.map(([attempts, before]) => ({ ...common, attempts, nextAttemptAt: ahead(before) })),
  });
  await end();
  const left = await delivery.db.callbackDelivery.findMany({ orderBy: { id: 'asc' } });
  expect(left.map(({ nextAttemptAt }) => nextAttemptAt)).toEqual(longest.map(([, , after]) => ahead(after)));
});

test('so does an alert', async () => {
  const common = { accountId: 1, login: 'a', channel: 'mail', recipient: 'a@example.com', body: '', createdAt: NOW };
  const longest: typeof WAITS = [...WAITS, [7, 12 * HOUR, 12 * HOUR], [7, 13 * HOUR, 0]];
  await delivery.db.alert.createMany({
    data: longest.map(([attempts, before]) => ({ ...common, attempts, nextAttemptAt: ahead(before) })),
  });
  await end();
  const left = await delivery.db.alert.findMany({ orderBy: { id: 'asc' } });
  expect(left.map(({ nextAttemptAt }) => nextAttemptAt)).toEqual(longest.map(([, , after]) => ahead(after)));
});

const MESSAGE_WAITS: typeof WAITS = [
  [0, 1, 0],
  [0, HOUR, 0],
  [1, SECOND, SECOND],
  [1, SECOND + 1, 0],
  [1_000, 60 * SECOND, 60 * SECOND],
  [1_000, HOUR, 0],
];

test('so does a message, unless it was deferred and never tried', async () => {
  const cases = [
    ...MESSAGE_WAITS.map(([attempts, before, after]) => ({ deferred: false, attempts, before, after })),
    { deferred: true, attempts: 0, before: HOUR, after: HOUR },
    { deferred: true, attempts: 1, before: HOUR, after: 0 },
  ];
  const ids: number[] = [];
  for (const { deferred, attempts, before } of cases) {
    const id = await delivery.sendTo('+33612345678', deferred ? { deferred: '120024112026' } : {});
    ids.push(id);
    await delivery.db.dispatch.update({ where: { messageId: id }, data: { attempts, dueAt: ahead(before) } });
  }
  await end();
  const left = await delivery.db.dispatch.findMany({ orderBy: { messageId: 'asc' } });
  expect(left.map(({ messageId, dueAt }) => [messageId, dueAt])).toEqual(
    cases.map(({ after }, index) => [ids[index], ahead(after)]),
  );
});

test('so does a slice of a bulk send', async () => {
  const send = { accountId: 1, sender: 'TEST', smsClass: 1, tag: '', texts: '[]', heldCredits: 0, createdAt: NOW };
  const waits: typeof WAITS = [...WAITS, [7, 12 * HOUR, 12 * HOUR], [7, 13 * HOUR, 0]];
  const slices = waits.map(([attempts, before], index) => ({
    firstMessageId: index + 1,
    credits: 0,
    messages: '',
    attempts,
    dueAt: ahead(before),
  }));
  await delivery.db.bulkSend.create({ data: { ...send, id: 1, messageCount: 1, slices: { create: slices } } });
  await end();
  const left = await delivery.db.bulkSlice.findMany({ orderBy: { firstMessageId: 'asc' } });
  expect(left.map(({ dueAt }) => dueAt)).toEqual(waits.map(([, , after]) => ahead(after)));
});

test('knows of everything in the schema that falls due', () => {
  const models = readFileSync('prisma/schema.prisma', 'utf8')
    .split(/^model /m)
    .slice(1);
  const due = models.flatMap((model) =>
    [...model.matchAll(/^ {2}(dueAt|next\w*At)\s+DateTime/gm)].map(
      ([, column]) => `${/^\w+/.exec(model)?.[0]}.${column}`,
    ),
  );
  // A message's own dueAt is what was asked for; its outbox row says what that becomes.
  expect(due).toEqual([
    'Message.dueAt',
    'BulkSlice.dueAt',
    'Dispatch.dueAt',
    'CallbackDelivery.nextAttemptAt',
    'Alert.nextAttemptAt',
  ]);
});
