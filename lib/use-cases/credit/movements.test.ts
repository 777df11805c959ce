/** The ledger as people read it: each movement once, filtered, added up and written to a file alike. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import type { Movement, MovementKind } from '@/lib/domain/ledger/movement';
import { movementColumns } from '@/lib/panel/csv/movements';
import { csvDownload } from '@/lib/panel/csv-download';
import { csvOfLog } from '@/lib/panel/log-csv';
import { type MovementListQuery, movementListQuery } from '@/lib/schemas/movement';
import { csvLines, speak } from '@/lib/testing/csv-text';
import { createTestPanel, plainApiUser, type TestPanel } from '@/lib/testing/test-panel';
import { addApiUser } from '../api-users/add-api-user';
import { deleteApiUser } from '../api-users/delete-api-user';
import { addUpMovements } from './add-up-movements';
import { exportMovements } from './export-movements';
import { findMovements } from './find-movements';
import { grantCredit } from './grant-credit';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
  const { dependencies, actors, account } = panel;
  for (const login of ['billing-batch', 'shop']) {
    const quota = { active: true, quota: 1_000 };
    await addApiUser(dependencies, actors.owner, account, { ...plainApiUser(login), quota });
  }
  await deleteApiUser(dependencies, actors.owner, account, { login: 'shop', confirmation: 'shop' });
  const later = { ...dependencies, now: new Date('2026-12-02T10:00:00Z') };
  await grantCredit(later, AT_THE_MACHINE, { serviceName: account, credits: 1_250, reason: '=Order, "1204"' });
});

afterEach(() => panel.close());

const queryOf = (asked: object): MovementListQuery => movementListQuery.parse(asked);

async function find(asked: object = {}, account = panel.account, actor = panel.actors.viewer) {
  const found = await findMovements(panel.dependencies, actor, account, queryOf(asked));
  if (!found.ok) throw new Error(found.error);
  return found.value.rows;
}

const brief = ({ kind, amount, isQuota, login, hasApiUser }: Movement) => [kind, amount, isQuota, login, hasApiUser];

test('each movement says what moved, of which balance, why, and whether its API user is still there', async () => {
  const [newest] = await find();
  expect(newest).toMatchObject({ reason: '=Order, "1204"', balanceAfter: 20_250, actor: { kind: 'system' } });
  expect((await find()).map(brief)).toEqual([
    ['grant', 1_250, false, null, false],
    ['quota_released', -1_000, true, 'shop', false],
    ['quota_released', 1_000, false, 'shop', false],
    ['quota_assigned', 1_000, true, 'shop', false],
    ['quota_assigned', -1_000, false, 'shop', false],
    ['quota_assigned', 1_000, true, 'billing-batch', true],
    ['quota_assigned', -1_000, false, 'billing-batch', true],
    ['grant', 20_000, false, null, false],
  ]);
});

test('a quota is of the API user that had it, whoever has its login by now', async () => {
  const { dependencies, actors, account } = panel;
  await addApiUser(dependencies, actors.owner, account, plainApiUser('shop'));
  expect((await find({ kind: 'quota_released' })).map(brief)).toEqual([
    ['quota_released', -1_000, true, 'shop', false],
    ['quota_released', 1_000, false, 'shop', true],
  ]);
});

test('every filter finds its own, alone and together', async () => {
  const kindsOf = async (asked: object) => (await find(asked)).map(({ kind }) => kind);
  const twice = (kind: MovementKind) => [kind, kind];
  expect(await kindsOf({ kind: 'grant' })).toEqual(twice('grant'));
  expect(await kindsOf({ message: 7 })).toEqual([]);
  await panel.db.creditMovement.updateMany({ where: { kind: 'quota_released' }, data: { messageId: 7 } });
  expect(await kindsOf({ message: 7 })).toEqual(twice('quota_released'));
  expect(await kindsOf({ message: 7, login: 'bill' })).toEqual([]);
  expect(await kindsOf({ kind: 'debit' })).toEqual([]);
  expect(await kindsOf({ login: 'LING-b' })).toEqual(twice('quota_assigned'));
  expect(await kindsOf({ login: 'shop', kind: 'quota_released' })).toEqual(twice('quota_released'));
  expect(await kindsOf({ login: 'nobody' })).toEqual([]);
  expect(await kindsOf({ from: '2026-12-01' })).toEqual(['grant']);
  expect(await kindsOf({ to: '2026-12-01', kind: 'grant' })).toEqual(['grant']);
  expect(await kindsOf({ from: '2026-12-02', login: 'shop' })).toEqual([]);
});

test('sums are those of what is listed, kind by kind', async () => {
  for (const asked of [{}, { kind: 'grant' }, { login: 'shop' }, { from: '2026-12-01' }, { login: 'nobody' }]) {
    const rows = await find(asked);
    const added = await addUpMovements(panel.dependencies, panel.actors.viewer, panel.account, queryOf(asked));
    if (!added.ok) throw new Error(added.error);
    const expected = [...new Set(rows.map(({ kind }) => kind))].map((kind) => {
      const all = rows.filter((row) => row.kind === kind);
      return { kind, count: all.length, amount: all.reduce((sum, { amount }) => sum + amount, 0) };
    });
    expect(added.value.sums).toHaveLength(expected.length);
    expect(added.value.sums).toEqual(expect.arrayContaining(expected));
    expect(added.value.isOfNewest).toBe(false);
  }
});

test('the file holds each movement that is filtered once, whatever their number, and no formula', async () => {
  for (let more = 0; more < 1_100; more += 1) {
    await grantCredit(panel.dependencies, AT_THE_MACHINE, { serviceName: panel.account, credits: 1, reason: 'x' });
  }
  const exported = await exportMovements(
    panel.dependencies,
    panel.actors.viewer,
    panel.account,
    queryOf({ kind: 'grant' }),
  );
  if (!exported.ok) throw new Error(exported.error);
  const lines = await csvLines(movementColumns, exported.value);
  expect(lines[0]).toBe(
    'ID,Date (Europe/Paris),Kind,Credits,Available after,Balance,API user,Message,By,Reason,Other account,Cause',
  );
  expect(lines).toHaveLength(1 + 1_102);
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines.find((line) => line.includes('Order'))).toMatch(
    /^\d+,2026-12-02 11:00:00,Credit added,12\.5,202\.5,Account,,,system,"'=Order, ""1204""",,"Added at the server’s first start, or at its command line"$/,
  );
});

test('what is no longer read is no longer looked for', async () => {
  let isOver = false;
  async function* endless() {
    try {
      for (;;) yield await find();
    } finally {
      isOver = true;
    }
  }
  const reader = csvDownload(
    'credit.csv',
    csvOfLog(movementColumns, { pieces: endless(), timeZone: 'UTC' }, speak('en')),
  ).body?.getReader();
  for (let piece = 0; piece < 3; piece += 1) await reader?.read();
  await reader?.cancel();
  expect(isOver).toBe(true);
});

test('another account’s movements are nowhere to be found', async () => {
  const theirs = await find({}, panel.strangersAccount, panel.actors.stranger);
  expect(theirs.map(brief)).toEqual([['grant', 20_000, false, null, false]]);
  expect(await find({ login: 'shop' }, panel.strangersAccount, panel.actors.stranger)).toEqual([]);
});
