import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertCallbackDeliveries } from '@/lib/db/callbacks/callback-queue';
import { inTransaction } from '@/lib/db/connections/client';
import { claimThese } from '@/lib/db/outbox/leases';
import type { CallbackKind } from '@/lib/domain/callbacks/callback-kinds';
import { seenNow } from '@/lib/testing/seen-now';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { changeAccountCallback } from '@/lib/use-cases/accounts/change-account-callback';
import { changeCallback } from '@/lib/use-cases/api-users/change-callback';
import { deleteApiUser } from '@/lib/use-cases/api-users/delete-api-user';
import { getTrouble } from '@/lib/use-cases/overview/get-trouble';
import { recordCallbackAttempts } from './record-callback-attempts';

const login = 'script';
const callbackUrl = 'https://customer.example/status';
const DAY_MS = 24 * 3_600_000;
let panel: TestPanel;
let accountId: number;
let apiUserId: number;

beforeEach(async () => {
  panel = await createTestPanel();
  accountId = (await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } })).id;
  const data = { accountId, login, passwordHash: '', callbackUrl, createdAt: at(0) };
  apiUserId = (await panel.db.apiUser.create({ data })).id;
});

afterEach(() => panel.close());

const at = (days: number) => new Date(panel.dependencies.now.getTime() + days * DAY_MS);
const user = () => panel.db.apiUser.findUniqueOrThrow({ where: { id: apiUserId } });
const mails = () => panel.db.alert.findMany({ where: { channel: 'mail' } });

/** Owes one callback since a day, and answers its id. */
async function owe(day: number): Promise<number> {
  const tells = { ptt: 4, dlrId: 1, date: '2026-11-24 11:00:00' } as const;
  const owed = { kind: 'status' as const, accountId, apiUserId, messageId: 1, tells, url: callbackUrl };
  await inTransaction(panel.db, (tx) => insertCallbackDeliveries(tx, [owed], at(day)));
  return (await panel.db.callbackDelivery.findFirstOrThrow({ orderBy: { id: 'desc' } })).id;
}

type Tried = { readonly deliveryId: number; readonly delivered: boolean; readonly kind?: CallbackKind };

async function recordOn(day: number, tries: readonly Tried[]) {
  const owed = await panel.db.callbackDelivery.findMany({
    select: { id: true, createdAt: true, accountId: true, apiUserId: true },
  });
  const byId = new Map(owed.map(({ id, ...delivery }) => [id, delivery]));
  const ids = tries.map(({ deliveryId }) => deliveryId);
  await panel.writer.commit((tx) => claimThese(tx, 'callback', ids, NODE_ID));
  await recordCallbackAttempts(
    { writer: panel.writer, events: panel.dependencies.events, nodeId: NODE_ID, now: at(day) },
    tries.map(({ deliveryId, delivered, kind = 'status' }) => ({
      ...(byId.get(deliveryId) ?? { createdAt: at(day), accountId, apiUserId: null }),
      kind,
      deliveryId,
      delivered,
      at: at(day),
      durationMs: 1,
      httpStatus: delivered ? 200 : 500,
      error: null,
      answer: '',
      status: delivered ? ('delivered' as const) : ('pending' as const),
      nextAttemptAt: delivered ? null : at(day + 1),
    })),
  );
}

const tryOn = async (day: number, delivered: boolean) => recordOn(day, [{ deliveryId: await owe(day), delivered }]);

test('a URL that failed for five days is switched off once, what it is owed is kept, and the owners are told', async () => {
  await tryOn(0, false);
  expect((await user()).callbackFailingSince).toEqual(at(0));
  await tryOn(4.9, false);
  expect(await user()).toMatchObject({ callbackFailingSince: at(0), callbackSwitchedOffAt: null });
  await tryOn(5, false);
  expect(await user()).toMatchObject({ callbackSwitchedOffAt: at(5) });
  expect(await panel.db.callbackDelivery.findMany()).toMatchObject(
    Array(3).fill({ status: 'failed', nextAttemptAt: null }),
  );
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ recipient: 'owner@example.com', status: 'pending' });
  expect(JSON.parse(mail?.topic ?? '')).toMatchObject({ kind: 'switched-off', at: at(0).toISOString(), callbackUrl });
  expect(await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    { actor: 'system', subject: login },
  ]);
  expect(panel.events).toContainEqual({ type: 'api-users', accountId });
  await tryOn(6, false);
  expect(await mails()).toHaveLength(1);
  expect(await panel.db.callbackDelivery.count({ where: { status: 'pending' } })).toBe(0);
});

test('the account’s own URL fails from its first failed call to the next success, for whoever has none of their own', async () => {
  const { db, dependencies, actors, account } = panel;
  const failingSince = async () =>
    (await db.smsAccount.findUniqueOrThrow({ where: { id: accountId } })).callbackFailingSince;
  const save = (day: number, url: string) =>
    changeAccountCallback({ ...dependencies, now: at(day) }, actors.owner, account, { callbackUrl: url });
  await save(0, 'https://account.example/status');
  await tryOn(0, false);
  expect(await failingSince()).toBeNull();
  await db.apiUser.update({ where: { id: apiUserId }, data: { callbackUrl: null, callbackChangedAt: at(1) } });
  const old = await owe(1);
  await tryOn(2, false);
  await tryOn(3, false);
  expect(await failingSince()).toEqual(at(2));
  expect(await getTrouble(dependencies, actors.viewer, account, undefined)).toMatchObject({
    value: { account: { url: 'https://account.example/status', since: at(2) }, failing: { total: 0 } },
  });
  await tryOn(4, true);
  expect(await failingSince()).toBeNull();
  await tryOn(5, false);
  expect(await failingSince()).toEqual(at(5));
  await save(6, 'https://new.example/status');
  expect(await failingSince()).toBeNull();
  await recordOn(7, [{ deliveryId: old, delivered: false }]);
  expect(await failingSince()).toBeNull();
  await tryOn(8, false);
  expect(await failingSince()).toEqual(at(8));
});

test('one success begins the five days anew', async () => {
  await tryOn(0, false);
  await recordOn(3, [
    { deliveryId: await owe(3), delivered: false },
    { deliveryId: await owe(3), delivered: true },
  ]);
  expect((await user()).callbackFailingSince).toBeNull();
  await tryOn(4, false);
  await tryOn(8.9, false);
  expect(await user()).toMatchObject({ callbackFailingSince: at(4), callbackSwitchedOffAt: null });
  await tryOn(9, false);
  expect((await user()).callbackSwitchedOffAt).toEqual(at(9));
});

test('saving the URL switches it on; calls queued before are not held against it', async () => {
  await tryOn(0, false);
  const old = await owe(1);
  await tryOn(5, false);
  const save = { login, callbackUrl, seen: await seenNow(panel.db, panel.account, login) };
  await changeCallback({ ...panel.dependencies, now: at(6) }, panel.actors.operator, panel.account, save);
  expect(await user()).toMatchObject({ callbackFailingSince: null, callbackSwitchedOffAt: null });
  await recordOn(7, [{ deliveryId: old, delivered: false }]);
  expect((await user()).callbackFailingSince).toBeNull();
  await tryOn(8, false);
  expect((await user()).callbackFailingSince).toEqual(at(8));
});

test.each([null, 'https://account.example/status'])(
  'what was under way when its API user was deleted is not tried again, with an account’s URL of %j',
  async (url) => {
    await panel.db.smsAccount.update({ where: { id: accountId }, data: { callbackUrl: url } });
    const [fails, succeeds] = [await owe(0), await owe(0)];
    await panel.writer.commit((tx) => claimThese(tx, 'callback', [fails, succeeds], NODE_ID));
    const deletion = await deleteApiUser(panel.dependencies, panel.actors.owner, panel.account, {
      login,
      confirmation: login,
    });
    expect(deletion).toMatchObject({ ok: true });
    await recordOn(0, [
      { deliveryId: fails, delivered: false },
      { deliveryId: succeeds, delivered: true },
    ]);
    expect(await panel.db.callbackDelivery.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { status: 'failed', attempts: 1, nextAttemptAt: null, leasedBy: null },
      { status: 'delivered', attempts: 1, nextAttemptAt: null, leasedBy: null },
    ]);
  },
);

test('replies that fail to be told are held against no URL: what is told of statuses goes on', async () => {
  for (const day of [0, 5, 6])
    await recordOn(day, [{ deliveryId: await owe(day), delivered: false, kind: 'incoming' }]);
  expect(await user()).toMatchObject({ callbackFailingSince: null, callbackSwitchedOffAt: null });
  await tryOn(7, false);
  const owed = await panel.db.callbackDelivery.findFirstOrThrow({ orderBy: { id: 'asc' }, omit: { id: true } });
  const reply = { ...owed, kind: 'incoming', status: 'pending', leasedBy: null };
  const { id } = await panel.db.callbackDelivery.create({ data: reply });
  await tryOn(12, false);
  expect(await user()).toMatchObject({ callbackSwitchedOffAt: at(12) });
  expect(await panel.db.callbackDelivery.findUnique({ where: { id } })).toMatchObject({ status: 'pending' });
});
