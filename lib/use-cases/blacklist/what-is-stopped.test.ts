/** How many messages are told to be stopped, against what becomes of them: wherever a message may wait. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countWaitingToAny } from '@/lib/db/blacklist/waiting-to';
import { hasNotLeft } from '@/lib/domain/delivery/handing';
import { createNewsQueue } from '@/lib/engine/receipts/news-queue';
import { createLogger } from '@/lib/platform/log/logger';
import { grantCredit } from '@/lib/testing/credit';
import { createScheduledPanel, EVE_AT, FRENCH, type ScheduledPanel } from '@/lib/testing/scheduled-panel';
import { carrierThat } from '@/lib/testing/test-carrier';
import { NODE_ID } from '@/lib/testing/test-database';
import { NO_CALLBACKS } from '@/lib/testing/test-delivery';
import { startTestNode } from '@/lib/testing/test-node';
import { writeNextSlice } from '@/lib/testing/test-slices';
import { addToBlacklist } from './add-to-blacklist';
import { countWaitingTo } from './count-waiting-to';
import { importBlacklist } from './import-blacklist';
import { previewBlacklistImport } from './preview-blacklist-import';

let scheduled: ScheduledPanel;

beforeEach(async () => {
  scheduled = await createScheduledPanel();
  await grantCredit(scheduled.db, scheduled.accountId, 100_000, scheduled.dependencies.now);
});

afterEach(() => scheduled.closeBalanced());

const byOwner = () => [scheduled.dependencies, scheduled.actors.owner, scheduled.account] as const;
const numbersFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => `+${first + index}`).join('\n');

/** Sent at once, to each of so many numbers; answers the first id. */
async function accepted(count: number, accountId = scheduled.accountId): Promise<number> {
  const sent = await scheduled.dependencies.accept({
    ...{ accountId, actor: 'system', apiUser: null, sender: 'Shop', smsClass: 1, tag: '', deferredUntil: null },
    messages: Array.from({ length: count }, (_, index) => ({
      ...{ recipient: String(FRENCH + index), text: 'Hello', encoding: 'gsm7', segmentCount: 1, credits: 100 },
    })),
  });
  return sent?.ok ? sent.value.messageIds.first : expect.unreachable();
}

const owed = (messageId: number, data: object) => scheduled.db.dispatch.update({ where: { messageId }, data });

/** Whatever is due at that moment is written and sent. */
async function sendAllAt(now: Date, given: string[]): Promise<void> {
  const { writer } = scheduled;
  while (await writeNextSlice({ writer, now }));
  const log = createLogger('silent');
  const common = { writer, nodeId: NODE_ID, events: { publish: () => undefined } };
  const callbacks = () => Promise.resolve(NO_CALLBACKS);
  const news = createNewsQueue({ ...common, callbacks, onAccepted: () => undefined, log, now: () => now });
  const carrier = carrierThat(({ recipient }) => {
    given.push(recipient);
    return { kind: 'accepted', rawId: null };
  });
  const node = startTestNode({ ...common, news, carrier, now: () => now });
  await node.dispatch();
  await node.stop();
}

test('so many are told before an import as end unsent and refunded by it, wherever they wait', async () => {
  const { db, dependencies } = scheduled;
  await scheduled.later(1);
  await scheduled.later(2);
  await scheduled.later(120);
  const atOnce = await scheduled.later(110);
  await db.bulkSend.update({ where: { id: atOnce }, data: { deferredUntil: null } });
  await db.bulkSlice.updateMany({ where: { bulkSendId: atOnce }, data: { dueAt: dependencies.now } });
  const first = await accepted(6);
  const its = { carrier: 'simulated', givenTo: 'simulated', attempts: 1 };
  await owed(first + 1, { ...its, givenTo: null, dueAt: new Date(dependencies.now.getTime() + 1_000) });
  // These have left, or may have.
  await owed(first + 2, { ...its, doubts: 1 });
  await owed(first + 3, { ...its, attempts: 0, leasedBy: NODE_ID });
  await owed(first + 4, { ...its, doubts: 1, decision: 'waits', undecidedSince: dependencies.now, dueAt: EVE_AT });
  // To another number, and of another account.
  await owed(first + 5, {});
  const stranger = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: scheduled.strangersAccount } });
  await grantCredit(db, stranger.id, 1_000, dependencies.now);
  await accepted(2, stranger.id);

  const numbers = numbersFrom(FRENCH, 5);
  // Of each bulk send five, of the messages that are due two, and three that are scheduled.
  const told = { ok: true, value: { waiting: 15, isWaitingKnown: true } };
  expect(await previewBlacklistImport(...byOwner(), { numbers })).toMatchObject(told);
  const alone = [0, 1, 2, 3, 4].map((index) => countWaitingTo(...byOwner(), { number: String(FRENCH + index) }));
  expect((await Promise.all(alone)).map((one) => one.ok && one.value.waiting)).toEqual([5, 4, 2, 2, 2]);
  expect(await importBlacklist(...byOwner(), { numbers })).toMatchObject(told);

  const given: string[] = [];
  await sendAllAt(new Date(dependencies.now.getTime() + 2_000), given);
  await sendAllAt(new Date(EVE_AT.getTime() + 1_000), given);
  const stopped = await db.messageEvent.findMany({ where: { reason: 'blacklisted' }, select: { messageId: true } });
  const ids = stopped.map(({ messageId }) => messageId);
  expect(await db.message.count({ where: { id: { in: ids }, ptt: 23, refundedAt: { not: null } } })).toBe(15);
  // What may have been sent before is not sent again either, and stays paid.
  expect(await scheduled.message(first + 2)).toMatchObject({ ptt: 23, refundedAt: null });
  expect(given.filter((number) => Number(number) < FRENCH + 5)).toHaveLength(2);
  await owed(first + 3, { leasedBy: null });
});

test('what has left is told apart as by the rule that says it of one message', async () => {
  const states = [null, 'simulated'].flatMap((carrier) =>
    [null, 'other'].flatMap((givenTo) =>
      [null, NODE_ID].flatMap((leasedBy) =>
        [0, 1].flatMap((doubts) =>
          [null, scheduled.dependencies.now].map((undecidedSince) => ({
            ...{ carrier, givenTo, leasedBy, doubts, undecidedSince, decision: undecidedSince && 'waits' },
          })),
        ),
      ),
    ),
  );
  const first = await accepted(states.length);
  for (const [index, state] of states.entries()) await owed(first + index, state);
  const counted = states.map((_, index) => countWaitingTo(...byOwner(), { number: String(FRENCH + index) }));
  expect((await Promise.all(counted)).map((one) => one.ok && one.value.waiting === 1)).toEqual(states.map(hasNotLeft));
  const numbers = numbersFrom(FRENCH, states.length);
  expect(await previewBlacklistImport(...byOwner(), { numbers })).toMatchObject({
    value: { waiting: states.filter(hasNotLeft).length },
  });
});

test('one number that is added is told of what is due, too', async () => {
  await accepted(1);
  expect(await addToBlacklist(...byOwner(), { number: String(FRENCH) })).toEqual({ ok: true, value: { waiting: 1 } });
});

test('what is owed is looked through to its end, in steps, and not beyond a bound', async () => {
  const { db, accountId, dependencies } = scheduled;
  const { now } = dependencies;
  const first = await accepted(2);
  const count = (at = now) => countWaitingToAny(db, accountId, new Set([String(FRENCH + 1)]), at);
  // Of nobody: scheduled before it, and due behind it.
  const fill = (from: number, rows: number, dueAt: Date) =>
    scheduled.writer.commit(
      (tx) => tx.$executeRaw`
        INSERT INTO "Dispatch" ("messageId", "dueAt")
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < CAST(${rows - 1} AS BIGINT))
        SELECT CAST(${from} AS BIGINT) + i, CAST(${dueAt} AS TIMESTAMP) FROM n`,
    );
  await fill(1, 25_000, EVE_AT);
  await fill(first + 10, 25_000, now);
  expect(await count()).toEqual({ waiting: 1, isKnown: true });
  await fill(30_001, 210_000, now);
  expect(await count()).toEqual({ waiting: 0, isKnown: false });
  await db.dispatch.deleteMany({ where: { messageId: { notIn: [first, first + 1] } } });
});
