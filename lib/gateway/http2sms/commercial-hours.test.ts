/** What a script sends while its account keeps commercial hours. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestGateway, query, type TestGateway } from '@/lib/testing/test-gateway';

/** A Tuesday evening in Paris, and the morning after. */
const EVENING = new Date('2026-11-24T21:00:00Z');
const MORNING = new Date('2026-11-25T07:00:00Z');

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway();
  await keepHours(true);
  gateway.setNow(EVENING);
});

afterEach(() => gateway.closeBalanced());

async function keepHours(commercialHoursEnabled: boolean) {
  await gateway.db.smsAccount.updateMany({ data: { commercialHoursEnabled } });
  gateway.forget();
}

/** Sends, and answers in which state the messages are and when they are due. */
async function sent(changes: Parameters<typeof query>[0] = {}) {
  const { body } = await gateway.send(query(changes));
  expect(body).toMatch(/^OK\n/);
  const messages = await gateway.db.message.findMany({ orderBy: { id: 'asc' } });
  return messages.map(({ state, dueAt }) => [state, dueAt]);
}

test('a message with the STOP clause waits for the morning; it is answered and paid like any other', async () => {
  const { body } = await gateway.send(query());
  const message = await gateway.db.message.findFirstOrThrow();
  expect(body).toBe(`OK\n199\n${message.id}\n`);
  expect(message).toMatchObject({ state: 'scheduled', dueAt: MORNING, text: 'Hello\nSTOP 36111' });
  expect((await gateway.db.dispatch.findFirstOrThrow()).dueAt).toEqual(MORNING);
  expect(await gateway.db.messageEvent.findMany()).toMatchObject([{ state: 'scheduled' }]);
});

test('one such recipient makes the whole request wait', async () => {
  expect(await sent({ to: '+32470123456,+33612345678' })).toEqual([
    ['scheduled', MORNING],
    ['scheduled', MORNING],
  ]);
});

test('deferred into closed hours, it goes when they open; into open ones, as it was asked for', async () => {
  expect(await sent({ deferred: '120029112026' })).toEqual([['scheduled', new Date('2026-11-30T07:00:00Z')]]);
  const [, other] = await sent({ deferred: '120030112026' });
  expect(other).toEqual(['scheduled', new Date('2026-11-30T11:00:00Z')]);
});

test('the hours are those of Paris, whatever the account’s own clock', async () => {
  await gateway.db.smsAccount.updateMany({ data: { timeZone: 'Indian/Reunion' } });
  gateway.forget();
  // 09:00 there, 06:00 in Paris.
  expect(await sent({ deferred: '090025112026' })).toEqual([['scheduled', MORNING]]);
});

test('a send to very many waits as a whole', async () => {
  const to = Array.from({ length: 120 }, (_, index) => `+336000${String(10_000 + index)}`).join(',');
  expect(await sent({ to })).toEqual([]);
  expect(await gateway.db.bulkSend.findFirstOrThrow()).toMatchObject({ deferredUntil: MORNING });
});

test.each([
  ['asked for without the clause', { noStop: '1' }],
  ['to another country', { to: '+32470123456' }],
])('a message %s leaves at once', async (_, changes) => {
  expect(await sent(changes)).toEqual([['accepted', EVENING]]);
});

test('within the hours everything leaves at once, and at any hour once they are not kept', async () => {
  const noon = new Date('2026-11-25T11:00:00Z');
  gateway.setNow(noon);
  expect(await sent()).toEqual([['accepted', noon]]);
  gateway.setNow(EVENING);
  await keepHours(false);
  expect(await sent()).toEqual([
    ['accepted', noon],
    ['accepted', EVENING],
  ]);
});
