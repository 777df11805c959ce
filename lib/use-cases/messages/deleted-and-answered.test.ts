/** What people send back to what was deleted since: it is still the same account's, and is heard and answered once. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import { DELETED_KEPT_MS } from '@/lib/domain/incoming/reply-times';
import { recordIncoming } from '@/lib/engine/receipts/record-incoming';
import { createPurge } from '@/lib/engine/retention/purge-piece';
import { createScheduledPanel, FRENCH, type ScheduledPanel } from '@/lib/testing/scheduled-panel';
import { NO_CALLBACKS } from '@/lib/testing/test-delivery';
import { deleteIncoming } from '../incoming/delete-incoming';
import { deleteMessage } from './delete-message';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NUMBER = String(FRENCH);
const { takerFor } = NO_CALLBACKS;

let panel: ScheduledPanel;

beforeEach(async () => {
  panel = await createScheduledPanel();
});

// What ends here ends without its usage.
afterEach(() => panel.close());

async function end(id: number) {
  await panel.db.dispatch.deleteMany({ where: { messageId: id } });
  await panel.db.message.update({ where: { id }, data: { state: 'delivered' } });
}
const at = (afterMs: number) => new Date(panel.dependencies.now.getTime() + afterMs);
const target = () => [panel.dependencies, panel.actors.owner, panel.account] as const;
const remove = (id: number) => deleteMessage(...target(), { id, login: null });
const removeReply = (id: number) => deleteIncoming(...target(), { id, login: null });
const hear = (changes: Partial<IncomingSegment> = {}, afterMs = HOUR) => {
  const segment = { carrier: 'one', rawId: null, msisdn: NUMBER, recipient: 'Shop', text: 'Yes', place: null };
  return panel.writer.commit((tx) => recordIncoming(tx, [{ ...segment, ...changes }], { now: at(afterMs), takerFor }));
};
const replies = () => panel.db.incomingMessage.findMany({ orderBy: { id: 'asc' } });
const answered = async () => (await replies()).flatMap(({ answerId }) => answerId ?? []);

/** What was sent to the number; answers its id. */
async function sent(): Promise<number> {
  const id = await panel.later(1);
  await end(id);
  return id;
}

/** Another account's message to the same number from the same sender, sent before. */
async function sentByOther(): Promise<number> {
  const { db } = panel;
  const { id: accountId } = await db.smsAccount.create({ data: { serviceName: 'sms-other-9', createdAt: at(0) } });
  const message = await db.message.findFirstOrThrow();
  await db.message.create({ data: { ...message, id: 1, accountId } });
  return accountId;
}

test('a STOP to a message that was deleted stops its account, not whoever else has sent to the number', async () => {
  const { db, accountId } = panel;
  const id = await sent();
  const other = await sentByOther();
  expect(await remove(id)).toMatchObject({ ok: true });
  expect(await db.deletedMessage.findMany()).toMatchObject([
    { id, accountId, recipient: NUMBER, clause: 'STOP 36111' },
  ]);
  expect(await hear({ text: 'STOP' })).toMatchObject({ strays: 0, stopped: new Set([accountId]) });
  expect(await db.blacklistEntry.findMany()).toMatchObject([{ accountId, msisdn: NUMBER, messageId: id }]);
  expect(await db.blacklistEntry.count({ where: { accountId: other } })).toBe(0);
});

test('a STOP to the number of the clause, or to a message that the carrier names, does too', async () => {
  const { db, accountId } = panel;
  const id = await sent();
  await db.message.update({ where: { id }, data: { carrier: 'one' } });
  await remove(id);
  expect(await hear({ recipient: '36112' })).toMatchObject({ strays: 1 });
  expect(await hear({ recipient: '36111' })).toMatchObject({ strays: 0, heard: new Set([accountId]) });
  expect(await hear({ recipient: '1', answers: id })).toMatchObject({ strays: 0, heard: new Set([accountId]) });
  expect(await hear({ recipient: '36111', msisdn: '33600000000' })).toMatchObject({ strays: 1 });
});

test('a reply that was deleted is not heard again when its carrier delivers it again', async () => {
  const id = await sent();
  await hear({ rawId: 'a1' });
  const [reply] = await replies();
  expect(await removeReply(reply?.id ?? 0)).toMatchObject({ ok: true });
  await hear({ rawId: 'a1', text: 'STOP' });
  expect(await replies()).toEqual([]);
  expect(await panel.db.blacklistEntry.count()).toBe(0);
  await hear({ rawId: 'a2' });
  expect(await replies()).toMatchObject([{ messageId: id }]);
});

test.each(['the reply', 'the answer', 'both', 'what was answered'])(
  'a number is answered once in 24 hours although %s was deleted, and goes on answering what it was sent',
  async (what) => {
    const { db, accountId } = panel;
    await db.smsAccount.update({ where: { id: accountId }, data: { replyAction: 'text', replyText: 'Thanks' } });
    const id = await sent();
    await hear();
    const [answerId] = await answered();
    await end(answerId ?? 0);
    if (what === 'the answer' || what === 'both') expect(await remove(answerId ?? 0)).toMatchObject({ ok: true });
    if (what === 'the reply' || what === 'both')
      expect(await removeReply((await replies())[0]?.id ?? 0)).toMatchObject({ ok: true });
    if (what === 'what was answered') expect(await remove(id)).toMatchObject({ ok: true });
    expect((await hear({}, 2 * HOUR)).answered).toEqual(new Set());
    expect((await hear({}, 26 * HOUR)).answered).toEqual(new Set([accountId]));
    expect(new Set((await replies()).map(({ messageId }) => messageId))).toEqual(new Set([id]));
  },
);

test('what is left of what was deleted goes once nobody may answer it any more', async () => {
  const { db, accountId, writer } = panel;
  await db.smsAccount.update({ where: { id: accountId }, data: { replyAction: 'text', replyText: 'Thanks' } });
  const id = await sent();
  await hear({ rawId: 'a1' }, 0);
  await removeReply((await replies())[0]?.id ?? 0);
  await remove(id);
  const left = async () => [
    await db.deletedMessage.count(),
    await db.deletedIncoming.count(),
    await db.deletedSegment.count(),
  ];
  const purge = async (now: Date) => {
    const next = createPurge();
    while (await next({ writer, events: { publish: () => undefined }, now }));
  };
  await purge(at(30 * DAY));
  expect(await left()).toEqual([1, 1, 1]);
  await purge(at(DELETED_KEPT_MS + 1));
  expect(await left()).toEqual([0, 0, 0]);
});
