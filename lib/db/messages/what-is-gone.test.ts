/** What a transaction is to change of messages and is not there, or not its own: it fails as a whole, and loses nothing. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createScheduledPanel, type ScheduledPanel } from '@/lib/testing/scheduled-panel';
import { NODE_ID } from '@/lib/testing/test-database';
import type { SqlTransaction } from '../connections/sql-transaction';
import { endSlice } from './bulk-sends';
import { endDispatch } from './dispatch-outbox';
import { dropMessages } from './drop-messages';
import { saveContent } from './unsent';
import { findUnwrittenSend, rewriteSend } from './waiting-sends';

let panel: ScheduledPanel;

beforeEach(async () => {
  panel = await createScheduledPanel();
});

afterEach(() => panel.closeBalanced());

const now = () => panel.dependencies.now;

/** Everything of messages that any of these could change. */
const stored = () =>
  Promise.all([
    panel.db.message.findMany(),
    panel.db.dispatch.findMany(),
    panel.db.bulkSend.findMany(),
    panel.db.bulkSlice.findMany({ orderBy: { firstMessageId: 'asc' } }),
  ]);

async function failsWhole(work: (tx: SqlTransaction) => Promise<unknown>, told: RegExp): Promise<void> {
  const before = await stored();
  await expect(panel.writer.commit(work)).rejects.toThrow(told);
  expect(await stored()).toEqual(before);
}

test.each([null, NODE_ID + 1])('what node %s holds is not another’s to end', async (leasedBy) => {
  const id = await panel.later(1);
  await panel.db.dispatch.update({ where: { messageId: id }, data: { leasedBy } });
  const ended = [{ messageId: id, idKey: 'ours', wasInDoubt: false, at: now() }];
  await failsWhole((tx) => endDispatch(tx, { carrier: 'simulated', nodeId: NODE_ID }, ended), /0 were there/);
  await panel.db.dispatch.update({ where: { messageId: id }, data: { leasedBy: NODE_ID } });
  await panel.writer.commit((tx) => endDispatch(tx, { carrier: 'simulated', nodeId: NODE_ID }, ended));
  expect(await panel.db.dispatch.count()).toBe(0);
});

test('what is held for a slice is released once', async () => {
  const id = await panel.later(120);
  const end = { firstMessageId: id, bulkSendId: id, written: 0, unwritable: 0, credits: 0, givenBack: 0 };
  await failsWhole((tx) => endSlice(tx, { ...end, firstMessageId: id + 1, credits: 100 }, now()), /0 were there/);
});

test('a message that somebody has begun to send keeps its text and its price', async () => {
  const id = await panel.later(1);
  const content = { sender: 'Store', smsClass: 1, text: 'x', encoding: 'gsm7', segmentCount: 1, credits: 900 };
  for (const begun of [{ leasedBy: NODE_ID }, { leasedBy: null, attempts: 1 }, { attempts: 0, doubts: 1 }]) {
    await panel.db.dispatch.update({ where: { messageId: id }, data: begun });
    await failsWhole((tx) => saveContent(tx, id, content, now()), /0 were there/);
  }
});

test('a bulk send of which a slice is being written, or whose messages would get others’ ids, is not written anew', async () => {
  const id = await panel.later(120);
  const send = await findUnwrittenSend(panel.db, panel.accountId, id);
  if (!send) throw new Error('It waits.');
  const slices = send.slices.map(({ messages }) => ({ messages, count: messages.split('\n').length, credits: 0 }));
  const bulkOf = (changed: typeof slices) => ({
    sender: 'Store',
    bulk: { texts: send.texts, slices: changed },
    credits: 0,
  });
  const [first] = slices;
  if (!first) throw new Error('It has slices.');
  const other = [{ ...first, count: first.count - 1 }, ...slices.slice(1)];
  for (const changed of [other, [...slices, first], slices.slice(1)])
    await failsWhole((tx) => rewriteSend(tx, send, bulkOf(changed), 0), /places|were there/);
  await panel.db.bulkSlice.updateMany({ data: { leasedBy: NODE_ID } });
  await failsWhole((tx) => rewriteSend(tx, send, bulkOf(slices), 0), /0 were there/);
});

test('a message that is still to be sent does not go', async () => {
  const id = await panel.later(1);
  await failsWhole((tx) => dropMessages(tx, panel.accountId, [id]), /still to be sent/);
});
