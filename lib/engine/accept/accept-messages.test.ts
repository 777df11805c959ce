import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '@/lib/db/connections/client';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { createMessageIds, FIRST_MESSAGE_ID } from '@/lib/db/messages/message-ids';
import { openWriter } from '@/lib/db/open/open-writer';
import type { AcceptRequest } from '@/lib/domain/sending/acceptance';
import { grantCredit, setQuota } from '@/lib/testing/credit';
import { createTestDatabase, NODE_ID, type TestDatabase } from '@/lib/testing/test-database';
import { acceptMessages } from './accept-messages';

const NOW = new Date('2026-11-24T10:00:00Z');
const STATE = { passwordEpoch: 0, disabled: false, ipRestrictions: '[]' };

/** Two accounts; each has a user with a quota and one without. Index 4: an API user that changed after it was checked. */
type Wish = { readonly who: number; readonly prices: readonly number[] };

const wish: fc.Arbitrary<Wish> = fc.record({
  who: fc.integer({ min: 0, max: 4 }),
  prices: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 4 }),
});

const PAYERS = [
  { account: 0, user: 0, quota: true },
  { account: 0, user: 1, quota: false },
  { account: 1, user: 2, quota: true },
  { account: 1, user: 3, quota: false },
] as const;

let together: TestDatabase;
let alone: TestDatabase;

beforeAll(async () => {
  together = await createTestDatabase();
  alone = await createTestDatabase();
});

afterAll(async () => {
  await together.close();
  await alone.close();
});

/** The same small world in a database, emptied of what was before. */
async function furnish(db: Database, credits: readonly number[]): Promise<void> {
  for (const table of [
    'Message',
    'Dispatch',
    'MessageEvent',
    'CreditMovement',
    'ApiUser',
    'SmsAccount',
    'Sequence',
    'Usage',
  ]) {
    await db.$executeRawUnsafe(`DELETE FROM "${table}"`);
  }
  for (const index of [0, 1]) {
    const id = index + 1;
    await db.smsAccount.create({ data: { id, serviceName: `sms-${id}`, createdAt: NOW } });
    await grantCredit(db, id, (credits[index] ?? 0) + (credits[2 + index] ?? 0), NOW);
  }
  for (const { account, user, quota } of PAYERS) {
    const [id, accountId] = [user + 1, account + 1];
    await db.apiUser.create({ data: { id, accountId, login: `u${id}`, passwordHash: '', createdAt: NOW } });
    if (quota) await setQuota(db, id, credits[2 + account] ?? 0, NOW);
  }
}

function requestOf({ who, prices }: Wish): AcceptRequest {
  const payer = PAYERS[who] ?? PAYERS[1];
  const checked = who < PAYERS.length ? STATE : { ...STATE, passwordEpoch: 7 };
  return {
    accountId: payer.account + 1,
    actor: `api:u${payer.user + 1}`,
    apiUser: { id: payer.user + 1, login: `u${payer.user + 1}`, checked },
    sender: 'TEST',
    messages: prices.map((credits, index) => ({
      recipient: `3361234567${index}`,
      text: 'x',
      encoding: 'gsm7' as const,
      segmentCount: 1,
      credits,
    })),
    smsClass: 1,
    tag: '',
    deferredUntil: null,
  };
}

const rowsOf = async (db: Database) => ({
  messages: await db.message.findMany({ orderBy: { id: 'asc' } }),
  movements: await db.creditMovement.findMany({ orderBy: { id: 'asc' }, omit: { id: true } }),
  balances: [
    await db.smsAccount.findMany({ orderBy: { id: 'asc' } }),
    // A quota remembers the movement that it began after, by its id.
    await db.apiUser.findMany({ orderBy: { id: 'asc' }, omit: { quotaOpenedAfter: true } }),
  ],
  outbox: await db.dispatch.findMany({ orderBy: { messageId: 'asc' } }),
  usage: await db.usage.findMany({ orderBy: [{ accountId: 'asc' }, { apiUserId: 'asc' }] }),
});

test('a batch ends exactly as if its requests had come one by one', async () => {
  const credits = fc.array(fc.integer({ min: 0, max: 1_500 }), { minLength: 4, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(credits, fc.array(wish, { minLength: 1, maxLength: 24 }), async (start, wishes) => {
      await furnish(together.db, start);
      await furnish(alone.db, start);
      const requests = wishes.map(requestOf);
      const batched = await acceptMessages({ writer: together.writer, ids: createMessageIds(), now: NOW }, requests);
      const single = [];
      const each = { writer: alone.writer, ids: createMessageIds(), now: NOW };
      for (const request of requests) single.push(...(await acceptMessages(each, [request])));
      const ids = (outcomes: typeof batched) =>
        outcomes.flatMap((outcome) => {
          const { first, count } = outcome.ok ? outcome.value.messageIds : { first: 0, count: 0 };
          return Array.from({ length: count }, (_, index) => first + index);
        });
      expect(batched.map((outcome) => (outcome.ok ? outcome.value.creditsLeft : outcome.error))).toEqual(
        single.map((outcome) => (outcome.ok ? outcome.value.creditsLeft : outcome.error)),
      );
      // What is refused uses up no ids, whether it comes alone or not.
      expect(ids(batched)).toEqual(Array.from(ids(batched), (_, index) => FIRST_MESSAGE_ID + index));
      expect(ids(single)).toEqual(ids(batched));
      const [one, other] = [await rowsOf(together.db), await rowsOf(alone.db)];
      expect(one.balances).toEqual(other.balances);
      expect(one.usage).toEqual(other.usage);
      expect(one.messages).toEqual(other.messages);
      expect(one.movements).toEqual(other.movements);
      expect(one.outbox.map(({ messageId }) => messageId)).toEqual(ids(batched));
      expect(await findLedgerFaults(together.db)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('a disabled account is refused with whatever it would pay for, and its neighbours in the batch are not', async () => {
  const { db, writer } = together;
  await furnish(db, [1_000, 1_000, 0, 0]);
  await db.smsAccount.update({ where: { id: 1 }, data: { disabledAt: NOW } });
  const told = { accountId: 1, login: 'u1', channel: 'sms', recipient: '33612345678', body: 'Low' };
  await db.alert.create({ data: { ...told, id: 1, leasedBy: NODE_ID, nextAttemptAt: NOW, createdAt: NOW } });
  const bySelf = { ...requestOf({ who: 1, prices: [100] }), apiUser: null };
  const requests = [
    bySelf,
    { ...bySelf, alert: { id: 1, heldBy: NODE_ID } },
    requestOf({ who: 1, prices: [100] }),
    requestOf({ who: 3, prices: [100] }),
  ];
  const outcomes = await acceptMessages({ writer, ids: createMessageIds(), now: NOW }, requests);
  expect(outcomes.map((outcome) => outcome.ok || outcome.error)).toEqual([
    'account_disabled',
    'account_disabled',
    'account_disabled',
    true,
  ]);
  expect(await db.message.findMany()).toMatchObject([{ accountId: 2 }]);
  expect(await findLedgerFaults(db)).toEqual([]);
});

test('what is asked for again is answered with what whoever pays has, which is no account where a quota pays', async () => {
  const { db, writer } = together;
  await furnish(db, [900, 0, 500, 0]);
  const ids = createMessageIds();
  const once = { key: 'order 17', digest: 'the same' };
  const left = [];
  for (const who of [0, 0, 1, 1]) {
    const request = { ...requestOf({ who, prices: [100] }), once: { ...once, key: `${once.key} of ${who}` } };
    const [outcome] = await acceptMessages({ writer, ids, now: NOW }, [request]);
    left.push(outcome?.ok && outcome.value.creditsLeft);
  }
  expect(left).toEqual([400, 400, 800, 800]);
});

test('what is asked of two nodes at once under one key is accepted by one, and both answer the same', async () => {
  const { db, writer, url, turn } = together;
  await furnish(db, [2_000, 0, 0, 0]);
  const nodes = [writer, openWriter(url, turn)].map((one) => ({ writer: one, ids: createMessageIds(), now: NOW }));
  for (let round = 0; round < 10; round += 1) {
    const once = { key: `order ${round} of two`, digest: 'the same' };
    const request = { ...requestOf({ who: 1, prices: [100] }), once };
    const [one, other] = await Promise.all(nodes.map((node) => acceptMessages(node, [request])));
    expect(one).toEqual(other);
    expect(one).toMatchObject([{ ok: true }]);
  }
  await nodes[1]?.writer.close();
  expect(await db.message.count()).toBe(10);
  expect(await findLedgerFaults(db)).toEqual([]);
});
