/** STOP to the number of a clause that an account had before: it stops that account, not who wrote after it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { recordIncoming } from '@/lib/engine/receipts/record-incoming';
import { createScheduledPanel, FRENCH, type ScheduledPanel } from '@/lib/testing/scheduled-panel';
import { NO_CALLBACKS } from '@/lib/testing/test-delivery';
import { changeReplyNumbers } from '../instance/change-reply-numbers';
import { deleteMessage } from './delete-message';

const NUMBER = String(FRENCH);
const CLAUSES = ['STOP 38081', 'No spam: 50% 38082'];

let panel: ScheduledPanel;
let other: number;

/** The account has sent with its first clause; another one, whose clause is another one, has written since. */
beforeEach(async () => {
  panel = await createScheduledPanel();
  const { db, strangersAccount } = panel;
  ({ id: other } = await db.smsAccount.update({
    where: { serviceName: strangersAccount },
    data: { stopClauseText: 'STOP 37777' },
  }));
});

// What ends here ends without its usage.
afterEach(() => panel.close());

const change = (stopClauseText: string) =>
  changeReplyNumbers(panel.dependencies, AT_THE_MACHINE, { serviceName: panel.account, stopClauseText });
const stopTo = (recipient: string) => {
  const segment = { carrier: 'one', rawId: null, msisdn: NUMBER, recipient, text: 'STOP', place: null };
  const now = new Date(panel.dependencies.now.getTime() + 3_600_000);
  const { takerFor } = NO_CALLBACKS;
  return panel.writer.commit((tx) => recordIncoming(tx, [segment], { now, takerFor }));
};

/** What the account sends to the number, which has ended; answers its id. */
async function sent(message = 'Hello'): Promise<number> {
  const id = await panel.later(1, undefined, message);
  await panel.db.dispatch.deleteMany({ where: { messageId: id } });
  await panel.db.message.update({ where: { id }, data: { state: 'delivered', carrier: 'one' } });
  return id;
}

/** Another account writes to the same number through the same carrier, what does not end with a clause of its own. */
async function sentByOther(text: string) {
  const { db } = panel;
  const { id: last, ...message } = await db.message.findFirstOrThrow({ orderBy: { id: 'desc' } });
  await db.message.create({ data: { ...message, id: last + 1, accountId: other, sender: 'Other', text } });
}

test('it stops the account whose text ended with it, however many clauses came after', async () => {
  const { db, accountId } = panel;
  const id = await sent();
  await sentByOther('Hello');
  for (const clause of CLAUSES) expect(await change(clause)).toMatchObject({ ok: true });
  expect(await stopTo('36111')).toMatchObject({ strays: 0, stopped: new Set([accountId]) });
  expect(await db.blacklistEntry.findMany()).toMatchObject([{ accountId, msisdn: NUMBER, messageId: id }]);
});

test.each([
  'A clause that is not its own\nSTOP 36111',
  'On no line of its own STOP 36111',
  'STOP 36111',
  `${'x'.repeat(40)} 36111`,
])('it does not stop an account whose text is “%s”', async (text) => {
  await sent();
  await sentByOther(text);
  await change('STOP 38081');
  expect((await stopTo('36111')).stopped).toEqual(new Set([panel.accountId]));
});

test('each text is answered by its own clause, the newest of those that have it', async () => {
  const ids = [await sent()];
  for (const clause of CLAUSES) {
    await change(clause);
    ids.push(await sent(), await sent('The first line\nthe second'));
  }
  await sentByOther('Hello');
  for (const recipient of ['36111', '38081', '+38082']) await stopTo(recipient);
  const heard = await panel.db.incomingMessage.findMany({ orderBy: { id: 'asc' } });
  expect(heard.map(({ messageId }) => messageId)).toEqual([ids[0], ids[2], ids[4]]);
});

test('it does so where the message was deleted after the clause was changed', async () => {
  const { db, dependencies, actors, account, accountId } = panel;
  const id = await sent();
  await sentByOther('Hello');
  for (const clause of CLAUSES) await change(clause);
  expect(await deleteMessage(dependencies, actors.owner, account, { id, login: null })).toMatchObject({ ok: true });
  expect(await db.deletedMessage.findMany()).toMatchObject([{ id, clause: 'STOP 36111' }]);
  expect(await stopTo('36111')).toMatchObject({ strays: 0, stopped: new Set([accountId]) });
  expect(await db.blacklistEntry.count({ where: { accountId: other } })).toBe(0);
});
