/**
 * Transactions that meet lock rows in one order (docs/decisions/0082): one waits for the other, and none is undone and
 * done again. SQLite has one writer, and no rows to lock.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordCallbackAttempts } from '@/lib/engine/callbacks/record-callback-attempts';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { somebodyWaits } from '@/lib/testing/postgresql/somebody-waits';
import { bulk, createScheduledPanel, EVE_AT, one, type ScheduledPanel } from '@/lib/testing/scheduled-panel';
import { NODE_ID } from '@/lib/testing/test-database';
import { recordChange } from '@/lib/use-cases/_shared/record-change';
import { sendAlertSample } from '@/lib/use-cases/alerts/send-alert-sample';
import { sendTestAlert } from '@/lib/use-cases/alerts/send-test-alert';
import { decideOnMessages } from '@/lib/use-cases/carriers/decide-on-messages';
import { transferCredit } from '@/lib/use-cases/credit/transfer-credit';
import { cancelJob } from '@/lib/use-cases/messages/cancel-job';
import { deleteMessage } from '@/lib/use-cases/messages/delete-message';
import { lockAccount } from '../accounts/accounts';
import { lockApiUser } from '../api-users/api-users';
import { insertCallbackDeliveries } from '../callbacks/callback-queue';
import { stopCallbacks } from '../callbacks/redelivery';
import { inTransaction } from '../connections/client';
import type { SqlTransaction } from '../connections/sql-transaction';
import type { Writer } from '../connections/writer';
import { holdMessages } from '../messages/hold';
import { claimDue } from '../outbox/leases';

let scheduled: ScheduledPanel;

beforeEach(async () => {
  scheduled = await createScheduledPanel();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await scheduled.closeBalanced();
});

/** Counts how often transactions of the panel are begun. */
const panelTries = () => vi.spyOn(scheduled.db, '$transaction');

/** The same, which counts how often work is begun. */
function countTries(writer: Writer) {
  let tries = 0;
  const commit: Writer['commit'] = (work, urgency) =>
    writer.commit((tx) => {
      tries += 1;
      return work(tx);
    }, urgency);
  return { writer: { ...writer, commit }, tries: () => tries };
}

/** As the books of what moved are kept. */
async function keepBooks(tx: SqlTransaction): Promise<void> {
  const { accountId } = scheduled;
  await tx.$queryRaw`SELECT id FROM "SmsAccount" WHERE id = ${accountId} ${tx.dialect.locking()}`;
  await tx.$queryRaw`SELECT id FROM "BulkSend" WHERE "accountId" = ${accountId} ${tx.dialect.locking()}`;
}

/** Whoever moves something on holds it, and keeps its books once somebody else waits; answers how often it began. */
async function moveOnAgainst(hold: (tx: SqlTransaction) => Promise<unknown>, act: () => Promise<unknown>) {
  let tries = 0;
  let acting: Promise<unknown> = Promise.resolve();
  await scheduled.writer.commit(async (tx) => {
    tries += 1;
    await hold(tx);
    acting = act();
    await somebodyWaits(scheduled.db);
    await keepBooks(tx);
  });
  return { tries, outcome: await acting };
}

const asJob = (id: number) =>
  cancelJob(scheduled.dependencies, scheduled.actors.owner, scheduled.account, { id, login: null });
const remove = (id: number) =>
  deleteMessage(scheduled.dependencies, scheduled.actors.owner, scheduled.account, { id, login: null });

test.each([
  ['cancelled', (id: number) => scheduled.cancel(one(id))],
  ['cancelled by a program', asJob],
  ['given another moment', (id: number) => scheduled.move(one(id), { when: 'now' })],
  ['edited', (id: number) => scheduled.edit(one(id), { message: 'Another text' })],
] as const)('a message that moves on is %s once that is over', async (_, act) => {
  const id = await scheduled.later(1);
  const begun = panelTries();
  const { tries, outcome } = await moveOnAgainst(
    (tx) => holdMessages(tx, [id]),
    () => act(id),
  );
  expect(outcome).toMatchObject({ ok: true });
  expect([tries, begun.mock.calls.length]).toEqual([1, 1]);
});

test('a message that moves on is deleted once that is over', async () => {
  const id = await scheduled.later(1);
  await scheduled.cancel(one(id));
  const begun = panelTries();
  const { tries, outcome } = await moveOnAgainst(
    (tx) => holdMessages(tx, [id]),
    () => remove(id),
  );
  expect(outcome).toMatchObject({ ok: true });
  expect([tries, begun.mock.calls.length]).toEqual([1, 1]);
});

test.each([
  ['cancelled', (id: number) => scheduled.cancel(bulk(id))],
  ['given another moment', (id: number) => scheduled.move(bulk(id), { when: 'now' })],
  ['edited', (id: number) => scheduled.edit(bulk(id), { message: 'Another text' })],
  ['cancelled in part', asJob],
] as const)('a bulk send of which a slice is being written is %s once that is over', async (_, act) => {
  const id = await scheduled.later(101);
  const begun = panelTries();
  const claim = { nodeId: NODE_ID, now: EVE_AT, limit: 1 };
  const { tries } = await moveOnAgainst(
    (tx) => claimDue(tx, 'slice', claim),
    () => act(id),
  );
  expect([tries, begun.mock.calls.length]).toEqual([1, 1]);
});

test('two who cancel the same messages in other orders wait for each other', async () => {
  const ids = [await scheduled.later(1), await scheduled.later(1), await scheduled.later(1)];
  const begun = panelTries();
  const both = [ids, ids.toReversed()].map((some) => scheduled.cancel({ what: 'messages', ids: some }));
  const outcomes = await Promise.all(both);
  expect(outcomes).toEqual([expect.objectContaining({ ok: true }), expect.objectContaining({ ok: true })]);
  expect(begun).toHaveBeenCalledTimes(2);
  expect(await scheduled.credit()).toBe(20_000);
});

test('credit that is moved both ways at once is moved', async () => {
  const { account, strangersAccount, dependencies } = scheduled;
  const owner = await addInstanceOwner(scheduled);
  const begun = panelTries();
  const move = (from: string, to: string) =>
    transferCredit(dependencies, owner, { from, to, credits: 100, reason: 'Both ways' });
  const moved = await Promise.all(
    Array.from({ length: 5 }, () => [move(account, strangersAccount), move(strangersAccount, account)]).flat(),
  );
  expect(moved.filter(({ ok }) => ok)).toHaveLength(10);
  expect(begun).toHaveBeenCalledTimes(10);
  expect(await scheduled.credit()).toBe(20_000);
});

test('test alerts and samples of one account are counted together, however many are sent at once', async () => {
  const { account, actors, dependencies, db, accountId } = scheduled;
  await db.apiUser.create({ data: { accountId, login: 'script', passwordHash: '', createdAt: dependencies.now } });
  const limit = { threshold: 100, support: 'mail', email: 'ops@example.com', number: '' } as const;
  const templates = {
    emailCustom: false,
    emailFrom: '',
    emailSubject: '',
    emailBody: '',
    smsCustom: false,
    smsBody: '',
  };
  const begun = panelTries();
  const tried = await Promise.all(
    Array.from({ length: 7 }, () => [
      sendTestAlert(dependencies, actors.owner, account, { login: 'script', ...limit }),
      sendAlertSample(dependencies, actors.owner, account, { ...templates, number: null }),
    ]).flat(),
  );
  expect(tried.filter(({ ok }) => ok)).toHaveLength(10);
  expect(begun).toHaveBeenCalledTimes(14);
});

test('what somebody decides of messages is told behind what was written in the account’s log meanwhile', async () => {
  const { db, accountId, dependencies } = scheduled;
  const actor = await addInstanceOwner(scheduled);
  const messageId = await scheduled.later(1);
  const undecided = {
    carrier: 'simulated',
    attempts: 1,
    doubts: 1,
    decision: 'waits',
    undecidedSince: dependencies.now,
  };
  await db.dispatch.update({ where: { messageId }, data: undecided });
  let seconds = 0;
  const clock = () => new Date(dependencies.now.getTime() + (seconds += 1) * 1_000);
  const asked = { name: 'simulated', decision: 'sent', messageId, until: dependencies.now } as const;
  let deciding: Promise<unknown> = Promise.resolve();
  await inTransaction(db, async (tx) => {
    await lockAccount(tx, accountId);
    deciding = decideOnMessages({ ...dependencies, clock }, actor, asked);
    await somebodyWaits(db);
    const by = { scope: { id: accountId }, actor, now: clock() };
    await recordChange(tx, by, { action: 'account.change-description', subject: 'meanwhile' });
  });
  expect(await deciding).toEqual({ ok: true, value: { count: 1 } });
  const told = await db.auditEntry.findMany({ where: { accountId }, orderBy: { id: 'desc' }, take: 2 });
  expect(told.map(({ subject }) => subject)).toEqual(['', 'meanwhile']);
  expect(told[0]?.at.getTime()).toBeGreaterThan(told[1]?.at.getTime() ?? 0);
});

test('what is owed to an API user is stopped while it is recorded how a call went', async () => {
  const { dependencies, db, writer, accountId } = scheduled;
  const { now, events } = dependencies;
  const { id: messageId, userId: apiUserId } = await scheduled.byApiUser();
  const owed = { kind: 'status', accountId, apiUserId, messageId, url: 'https://example.com/dlr' } as const;
  const tells = { ptt: 4, dlrId: 1, date: '2026-11-24 11:00:00' } as const;
  await inTransaction(db, (tx) => insertCallbackDeliveries(tx, [{ ...owed, tells }], now, () => NODE_ID));
  const { id: deliveryId } = await db.callbackDelivery.findFirstOrThrow();
  const answered = { at: now, durationMs: 1, httpStatus: 500, error: null, answer: '', delivered: false } as const;
  const attempt = {
    ...owed,
    ...answered,
    deliveryId,
    createdAt: now,
    status: 'pending',
    nextAttemptAt: EVE_AT,
  } as const;
  const begun = panelTries();
  const counted = countTries(writer);
  let recording: Promise<void> = Promise.resolve();
  await inTransaction(db, async (tx) => {
    await lockApiUser(tx, accountId, 'script');
    recording = recordCallbackAttempts({ writer: counted.writer, events, nodeId: NODE_ID, now }, [attempt]);
    await somebodyWaits(db);
    await stopCallbacks(tx, accountId, apiUserId, ['status']);
  });
  await recording;
  expect([counted.tries(), begun.mock.calls.length]).toEqual([1, 1]);
  expect(await db.callbackDelivery.findMany()).toMatchObject([{ status: 'failed', attempts: 1 }]);
});
