import { afterEach, beforeEach, expect, test } from 'vitest';
import { JOINED_WITHIN_MS } from '@/lib/domain/incoming/reply-times';
import { incomingListQuery } from '@/lib/schemas/incoming';
import { addReply } from '@/lib/testing/add-reply';
import { createFurnishedPanel, type FurnishedPanel, LOGIN } from '@/lib/testing/furnished-panel';
import { getMessage } from '../messages/get-message';
import { deleteIncoming } from './delete-incoming';
import { findIncoming } from './find-incoming';

let panel: FurnishedPanel;
let id: number;

beforeEach(async () => {
  panel = await createFurnishedPanel();
  id = await addReply(panel.db, panel.account);
});

afterEach(() => panel.close());

const remove = (login: string | null = null) =>
  deleteIncoming(panel.dependencies, panel.actors.owner, panel.account, { id, login });
/** As the log of replies says it, and the page of the message that it answers. */
async function keptBy() {
  const { dependencies, actors, account } = panel;
  const log = await findIncoming(dependencies, actors.owner, account, incomingListQuery.parse({}));
  if (!log.ok) throw new Error(log.error);
  const reply = log.value.rows.find((row) => row.id === id);
  const page = await getMessage(dependencies, actors.owner, account, { id: reply?.messageId ?? 0 });
  expect(page).toMatchObject({ ok: true, value: { replies: [{ id, keptBy: reply?.keptBy }] } });
  return reply?.keptBy;
}

test('a reply goes with its segments, and an entry of the audit log says so, not what it said', async () => {
  const { db } = panel;
  await db.incomingSegment.create({ data: { incomingId: id, segment: 1, carrier: 'simulated', text: '"Thanks"' } });
  expect(await remove()).toEqual({ ok: true, value: null });
  expect([await db.incomingMessage.count(), await db.incomingSegment.count()]).toEqual([0, 0]);
  const entries = await db.auditEntry.findMany({ where: { action: 'incoming.delete' }, orderBy: { id: 'asc' } });
  expect(entries).toMatchObject([{ before: JSON.stringify({ reply: id, receivedAt: '2026-11-24T10:00:00.000Z' }) }]);
  expect(await remove()).toEqual({ ok: false, error: 'message_not_found' });
});

test('by a login, one that answers its messages alone', async () => {
  expect(await remove('deletable')).toEqual({ ok: false, error: 'message_not_found' });
  expect(await remove('nobody')).toEqual({ ok: false, error: 'message_not_found' });
  expect(await remove(LOGIN)).toMatchObject({ ok: true });
});

test('one of which a URL is still to be told stays', async () => {
  const { db } = panel;
  await db.callbackDelivery.updateMany({ data: { incomingId: id, kind: 'incoming', query: 'a=b' } });
  expect([await keptBy(), await remove()]).toEqual(['callback', { ok: false, error: 'reply_not_over' }]);
  await db.callbackDelivery.updateMany({ data: { status: 'delivered', nextAttemptAt: null } });
  expect(await keptBy()).toBeNull();
  expect(await remove()).toMatchObject({ ok: true });
  expect(await db.callbackDelivery.count()).toBe(0);
});

test('one of which more may come stays, until that comes no more', async () => {
  const { db } = panel;
  await db.incomingMessage.update({ where: { id }, data: { segmentCount: 2, createdAt: panel.dependencies.now } });
  expect([await keptBy(), await remove()]).toEqual(['course', { ok: false, error: 'reply_not_over' }]);
  const before = new Date(panel.dependencies.now.getTime() - JOINED_WITHIN_MS - 1);
  await db.incomingMessage.update({ where: { id }, data: { createdAt: before } });
  expect(await keptBy()).toBeNull();
  expect(await remove()).toMatchObject({ ok: true });
});

test('a mail that waits does not tell it; what was mailed, and the mails of others, stay', async () => {
  const { db } = panel;
  const { accountId, msisdn, recipient, createdAt, text } = await db.incomingMessage.findUniqueOrThrow({
    where: { id },
  });
  const told = { msisdn, recipient, text, at: createdAt.toISOString() };
  const other = { ...told, msisdn: '33612345679' };
  const mail = (replies: object[], changes: object = {}) =>
    db.alert.create({
      data: {
        ...{ accountId, login: '', channel: 'mail', recipient: 'x@example.com', body: '', status: 'pending' },
        ...{ nextAttemptAt: createdAt, createdAt },
        topic: JSON.stringify({ kind: 'replies', serviceName: panel.account, timeZone: 'UTC', replies, more: 0 }),
        ...changes,
      },
    });
  await mail([told]);
  const both = await mail([told, other]);
  const sent = await mail([told], { status: 'sent', body: 'Thanks' });
  expect(await remove()).toMatchObject({ ok: true });
  const left = await db.alert.findMany({ where: { channel: 'mail', accountId }, orderBy: { id: 'asc' } });
  expect(left.map((alert) => [alert.id, JSON.parse(alert.topic).replies])).toEqual([
    [both.id, [other]],
    [sent.id, [told]],
  ]);
});
