/** What somebody deletes from the log before its time: it is gone, and what was paid and counted stays. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { movementListQuery } from '@/lib/schemas/movement';
import { bulk, createScheduledPanel, EVE_AT, one, type ScheduledPanel } from '@/lib/testing/scheduled-panel';
import { writeNextSlice } from '@/lib/testing/test-slices';
import { findMovements } from '../credit/find-movements';
import { deleteMessage } from './delete-message';
import { getMessage } from './get-message';
import { getSentBulk } from './get-sent-bulk';

let panel: ScheduledPanel;

beforeEach(async () => {
  panel = await createScheduledPanel();
});

afterEach(() => panel.closeBalanced());

const remove = (id: number, login: string | null = null) =>
  deleteMessage(panel.dependencies, panel.actors.owner, panel.account, { id, login });
const gone = { ok: false, error: 'message_not_found' };

test('a message goes with its events and its callbacks; its movements, its hour and an entry of the audit log stay', async () => {
  const { db, account, actors, dependencies } = panel;
  const id = await panel.later(1);
  expect(await panel.cancel(one(id))).toMatchObject({ ok: true });
  const movements = await db.creditMovement.findMany({ orderBy: { id: 'asc' } });
  const usage = await db.usage.findMany();
  expect(await remove(id)).toEqual({ ok: true, value: null });
  expect([await db.message.count(), await db.messageEvent.count(), await db.callbackDelivery.count()]).toEqual([
    0, 0, 0,
  ]);
  expect([await db.creditMovement.findMany({ orderBy: { id: 'asc' } }), await db.usage.findMany()]).toEqual([
    movements,
    usage,
  ]);
  expect(await getMessage(dependencies, actors.owner, account, { id })).toEqual({ ok: false, error: 'not_found' });
  const [entry] = await db.auditEntry.findMany({ where: { action: 'message.delete' }, orderBy: { id: 'asc' } });
  expect(JSON.parse(entry?.before ?? '')).toEqual({
    ...{ message: id, credits: 100, acceptedAt: dependencies.now.toISOString() },
  });
  expect(JSON.stringify(entry)).not.toContain('33612345678');
  expect(await remove(id)).toEqual(gone);
  expect(await db.auditEntry.count({ where: { action: 'message.delete' } })).toBe(1);
});

test('what waits, is on its way, or is still to be told stays', async () => {
  const { db } = panel;
  const id = await panel.later(1);
  const keptBy = async () => {
    const found = await getMessage(panel.dependencies, panel.actors.owner, panel.account, { id });
    return found.ok && found.value.keptBy;
  };
  for (const state of ['scheduled', 'accepted', 'submitted', 'buffered']) {
    await db.message.update({ where: { id }, data: { state } });
    expect([state, await keptBy(), await remove(id)]).toEqual([state, 'course', { ok: false, error: 'not_over' }]);
  }
  await db.message.update({ where: { id }, data: { state: 'scheduled' } });
  await db.smsAccount.updateMany({ data: { callbackUrl: 'https://example.com/dlr' } });
  await panel.cancel(one(id));
  expect(await db.callbackDelivery.count({ where: { status: 'pending' } })).toBe(1);
  expect([await keptBy(), await remove(id)]).toEqual(['callback', { ok: false, error: 'not_over' }]);
  await db.callbackDelivery.updateMany({ data: { status: 'delivered', nextAttemptAt: null } });
  expect(await keptBy()).toBeNull();
  expect(await remove(id)).toMatchObject({ ok: true });
  expect(await db.callbackDelivery.count()).toBe(0);
});

test('what a carrier has said nothing more of for longer than receipts take is over, unless it is still to be given one', async () => {
  const { db, dependencies } = panel;
  const id = await panel.later(1);
  const read = async () => {
    const found = await getMessage(dependencies, panel.actors.owner, panel.account, { id });
    return found.ok && found.value.message.isOver;
  };
  const heard = (state: string, hoursAgo: number) =>
    db.message.update({
      where: { id },
      data: { state, updatedAt: new Date(dependencies.now.getTime() - hoursAgo * 3_600_000) },
    });
  await heard('submitted', 71);
  expect([await read(), await remove(id)]).toEqual([false, { ok: false, error: 'not_over' }]);
  await heard('accepted', 73);
  expect([await read(), await remove(id)]).toEqual([false, { ok: false, error: 'not_over' }]);
  await heard('submitted', 73);
  expect([await read(), await remove(id)]).toEqual([true, { ok: false, error: 'not_over' }]);
  await db.dispatch.deleteMany();
  expect(await remove(id)).toMatchObject({ ok: true });
});

test('the ledger leads to messages and to bulk sends that are there, and only names others', async () => {
  const { db, dependencies, actors, account } = panel;
  const read = async (id: number) => {
    const found = await findMovements(dependencies, actors.viewer, account, movementListQuery.parse({ message: id }));
    return found.ok ? found.value.rows.map(({ cause, hasPage }) => [cause, hasPage]) : found;
  };
  const id = await panel.later(1);
  await panel.cancel(one(id));
  expect(await read(id)).toEqual([
    ['message_cancelled', true],
    ['message', true],
  ]);
  await remove(id);
  expect(await read(id)).toEqual([
    ['message_cancelled', false],
    ['message', false],
  ]);
  const send = await panel.later(120);
  expect(await read(send)).toEqual([['bulk', true]]);
  await db.bulkSend.updateMany({ data: { accountId: 0 } });
  expect(await read(send)).toEqual([['bulk', false]]);
  await db.bulkSend.updateMany({ data: { accountId: panel.accountId } });
});

test('by a login, one of its own alone', async () => {
  const id = await panel.later(1);
  await panel.cancel(one(id));
  expect(await remove(id, 'script')).toEqual(gone);
  await panel.db.message.update({ where: { id }, data: { login: 'script' } });
  expect(await remove(id, 'script')).toMatchObject({ ok: true });
});

test('one of a bulk send: the send tells that it was, still adds up, and counts it', async () => {
  const { db, account, actors, dependencies } = panel;
  const id = await panel.later(120, EVE_AT);
  while (await writeNextSlice({ writer: panel.writer, now: EVE_AT }));
  expect(await panel.cancel(bulk(id))).toMatchObject({ ok: true });
  for (const place of [3, 119]) expect(await remove(id + place)).toMatchObject({ ok: true });
  const send = await getSentBulk(dependencies, actors.owner, account, { id });
  expect(send).toMatchObject({ value: { send: { deletedCount: 2, messageCount: 120, outcomes: { cancelled: 120 } } } });
  expect(await db.message.count()).toBe(118);
  expect(await findLedgerFaults(db)).toEqual([]);
  // Without what is counted of them, the proof of the ledger would miss them.
  await db.bulkSend.updateMany({ data: { deletedCredits: 0 } });
  expect(await findLedgerFaults(db)).toHaveLength(1);
  await db.bulkSend.updateMany({ data: { deletedCredits: 200 } });
});
