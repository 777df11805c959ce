import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enterNode, testNode } from '@/lib/testing/next-node';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import type { SqlTransaction } from '../connections/sql-transaction';
import { claimDue, claimThese, nextDueAt, postpone } from './leases';
import { OUTBOXES, OWED_KINDS, type OwedKind } from './outboxes';

const OURS = 1;
const THEIRS = 2;
const YEAR_MS = 365 * 24 * 3_600_000;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
  const { db } = delivery;
  await db.node.createMany({ data: [OURS, THEIRS].map((id) => ({ ...testNode(id), startedAt: NOW, seenAt: NOW })) });
  for (let sent = 0; sent < 3; sent += 1) await delivery.sendTo('+33612345678');
  const common = { accountId: 1, login: 'a', recipient: 'a@example.com', body: '', createdAt: NOW, nextAttemptAt: NOW };
  await db.alert.createMany({
    data: ['mail', 'sms'].flatMap((channel) => Array.from({ length: 3 }, () => ({ ...common, channel }))),
  });
  const send = { accountId: 1, sender: 'TEST', smsClass: 1, tag: '', texts: '[]', heldCredits: 0, createdAt: NOW };
  const slice = { credits: 0, messages: '', dueAt: NOW };
  await db.bulkSend.create({
    data: {
      ...send,
      id: 1,
      messageCount: 3,
      slices: { create: [1, 2, 3].map((firstMessageId) => ({ ...slice, firstMessageId })) },
    },
  });
  const callback = {
    accountId: 1,
    messageId: 1,
    url: '',
    receiver: 'a',
    createdAt: NOW,
    nextAttemptAt: NOW,
  };
  await db.callbackDelivery.createMany({ data: Array.from({ length: 3 }, () => callback) });
});

afterEach(() => delivery.close());

const claim = async (kind: OwedKind, nodeId: number, limit = 10, now = NOW) => {
  const claimed = await delivery.writer.commit((tx) => claimDue(tx, kind, { nodeId, now, limit }));
  return claimed.map(({ id }) => id).sort((a, b) => a - b);
};
const next = (kind: OwedKind) => delivery.writer.commit((tx) => nextDueAt(tx, kind));
const take = (nodeId: number) => delivery.writer.commit((tx) => enterNode(tx, nodeId, NOW));
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

test('all that is postponed is waited for, also when one of it fails: nothing goes on after its transaction', async () => {
  const ended: string[] = [];
  const slow: SqlTransaction['$executeRaw'] = async (_query, ...values) => {
    const isFirst = values.includes(101);
    for (let turn = 0; turn < (isFirst ? 1 : 9); turn += 1) await Promise.resolve();
    ended.push(isFirst ? 'first' : 'second');
    if (isFirst) throw new Error('first');
    return 1;
  };
  const both = [101, 102].map((id) => ({ id, attempts: 5, until: NOW }));
  await delivery.writer.commit((tx) =>
    postpone({ ...tx, $executeRaw: slow }, 'slice', both, OURS).catch((cause: Error) =>
      ended.push(`no ${cause.message}`),
    ),
  );
  expect(ended).toEqual(['first', 'second', 'no first']);
});

test.each(OWED_KINDS)('%s: what one node holds no other gets, however late it is', async (kind) => {
  const ours = await claim(kind, OURS, 2);
  const theirs = await claim(kind, THEIRS, 10, later(YEAR_MS));
  expect([ours.length, theirs.length]).toEqual([2, 1]);
  expect(ours).not.toContain(theirs[0]);
  expect(await next(kind)).toBeNull();
});

test.each(OWED_KINDS)('%s: what a dead node held is free once it is gone, and nothing else is', async (kind) => {
  const ours = await claim(kind, OURS, 1);
  const theirs = await claim(kind, THEIRS, 2);
  await take(OURS);
  expect(await next(kind)).toEqual(NOW);
  expect(await claim(kind, OURS)).toEqual(theirs);
  // What the dead one says after that changes nothing.
  const [late = 0] = theirs;
  const putOff = [{ id: late, attempts: 7, until: later(YEAR_MS) }];
  await delivery.writer.commit((tx) => postpone(tx, kind, putOff, THEIRS));
  expect(await claim(kind, OURS, 10, later(2 * YEAR_MS))).toEqual([]);
  await delivery.writer.commit((tx) => postpone(tx, kind, putOff, OURS));
  expect(await next(kind)).toEqual(later(YEAR_MS));
  expect(ours).not.toContain(late);
});

test.each(OWED_KINDS)(
  '%s: what was put off is claimed when it is due, and tells how often it was tried',
  async (kind) => {
    const [id = 0] = await claim(kind, OURS, 1);
    await delivery.writer.commit((tx) => postpone(tx, kind, [{ id, attempts: 1, until: later(1_000) }], OURS));
    expect(await claim(kind, OURS, 10, later(999))).not.toContain(id);
    const due = await delivery.writer.commit((tx) =>
      claimDue(tx, kind, { nodeId: OURS, now: later(1_000), limit: 10 }),
    );
    expect(due).toEqual([{ id, attempts: 1 }]);
  },
);

test('what somebody holds is not taken by being named', async () => {
  const [id = 0] = await claim('callback', THEIRS, 1);
  expect(await delivery.writer.commit((tx) => claimThese(tx, 'callback', [id], OURS))).toBe(0);
  expect(await delivery.db.callbackDelivery.findUniqueOrThrow({ where: { id } })).toMatchObject({ leasedBy: THEIRS });
});

test('every table with a holder is known as one of what is owed', () => {
  const models = readFileSync('prisma/schema.prisma', 'utf8').matchAll(
    /^model (\w+) \{\n(?: .*\n|\n)*? {2}leasedBy /gm,
  );
  const known = OWED_KINDS.map((kind) => OUTBOXES[kind].table.sql);
  expect(new Set([...models].map(([, name]) => `"${name}"`))).toEqual(new Set(known));
});
