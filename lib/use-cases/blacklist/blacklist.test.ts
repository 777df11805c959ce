import { afterEach, beforeEach, expect, test } from 'vitest';
import { blacklistFilterQuery, blacklistQuery } from '@/lib/schemas/blacklist';
import { createSendingPanel, type SendingPanel } from '@/lib/testing/sending-panel';
import { addToBlacklist } from './add-to-blacklist';
import { exportBlacklist } from './export-blacklist';
import { findBlacklisted } from './find-blacklisted';
import { removeFromBlacklist } from './remove-from-blacklist';

const NUMBER = '33612345678';
const DONE = { ok: true, value: null };

let sending: SendingPanel;

beforeEach(async () => {
  sending = await createSendingPanel();
});

afterEach(() => sending.panel.closeBalanced());

const byOwner = () => [sending.panel.dependencies, sending.panel.actors.owner, sending.panel.account] as const;
const add = (number = NUMBER) => addToBlacklist(...byOwner(), { number });
const find = async (asked: object = {}) => {
  const found = await findBlacklisted(...byOwner(), blacklistQuery.parse(asked));
  return found.ok ? found.value.rows : expect.unreachable(found.error);
};

test('a number is added once and taken off once, each with who did it', async () => {
  const { panel } = sending;
  expect(await add()).toEqual({ ok: true, value: { waiting: 0 } });
  expect(panel.events.map(({ type }) => type)).toEqual(['blacklist', 'audit']);
  expect(await add()).toEqual({ ok: false, error: 'number_listed' });
  expect(await find()).toMatchObject([
    { msisdn: NUMBER, addedBy: { kind: 'panel-user', name: 'owner@example.com' }, messageId: null },
  ]);
  expect(await removeFromBlacklist(...byOwner(), { number: NUMBER })).toEqual(DONE);
  expect(await removeFromBlacklist(...byOwner(), { number: NUMBER })).toEqual({
    ok: false,
    error: 'number_not_listed',
  });
  expect(await find()).toEqual([]);
  const entries = await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } });
  expect(entries.map(({ action, before, after }) => [action, before, after])).toEqual([
    ['blacklist.add', '{}', `{"number":"+${NUMBER}"}`],
    ['blacklist.remove', `{"number":"+${NUMBER}"}`, '{}'],
  ]);
});

test('a number is added at the moment at which it is, however long what waits for it was counted', async () => {
  const { panel } = sending;
  const later = new Date(panel.dependencies.now.getTime() + 5_000);
  const [dependencies, ...owner] = byOwner();
  await addToBlacklist({ ...dependencies, clock: () => later }, ...owner, { number: NUMBER });
  expect(await panel.db.blacklistEntry.findFirst()).toMatchObject({ createdAt: later });
  expect(await panel.db.auditEntry.findFirst()).toMatchObject({ at: later });
});

test('numbers are found by how they begin or end, as people write them, in the list and in its file', async () => {
  for (const number of [NUMBER, '33698765432', '32470123456']) await add(number);
  const numbers = async (number: string) => (await find({ number })).map(({ msisdn }) => msisdn);
  expect(await numbers('06 12')).toEqual([NUMBER]);
  expect(await numbers('+32')).toEqual(['32470123456']);
  expect(await numbers('5432')).toEqual(['33698765432']);
  const file = await exportBlacklist(...byOwner(), blacklistFilterQuery.parse({ number: '06' }));
  const pieces = [];
  for await (const piece of file.ok ? file.value.pieces : []) pieces.push(...piece);
  expect(pieces.map(({ msisdn }) => msisdn)).toEqual(['33698765432', NUMBER]);
});

test('a send from the panel leaves it out and says why, before and when it is sent', async () => {
  await add();
  const told = { leftOut: [{ typed: `+${NUMBER}`, reason: 'blacklisted' }], leftOutCount: 1 };
  expect(await sending.estimate()).toMatchObject({ ok: true, value: { recipients: 1, credits: 100, ...told } });
  expect(await sending.send()).toMatchObject({ ok: true, value: { messageIds: { count: 1 }, credits: 100 } });
  expect(await sending.panel.db.message.findMany()).toMatchObject([{ recipient: '33612345679' }]);
  await add('33612345679');
  expect(await sending.estimate()).toMatchObject({ ok: true, value: { recipients: 0, credits: 0, leftOutCount: 2 } });
});
