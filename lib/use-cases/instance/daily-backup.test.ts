import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '@/lib/db/connections/client';
import { saveDailyOutcome, saveDailySchedule } from '@/lib/db/instance/daily-backup';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { testOperations } from '@/lib/testing/test-operations';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { changeDailyBackup } from './change-daily-backup';
import { getDailyBackup } from './get-daily-backup';

const FIRST = { isOn: true, hour: 3, kept: 7 };
let panel: TestPanel;
let owner: PanelUser;

const operations = () => ({ ...panel.dependencies, ...testOperations() });
const change = (input: Parameters<typeof changeDailyBackup>[2]) => changeDailyBackup(operations(), owner, input);
const read = () => getDailyBackup(operations(), owner, undefined);

beforeEach(async () => {
  panel = await createTestPanel();
  owner = await addInstanceOwner(panel);
});

afterEach(() => panel.close());

test('a new instance backs itself up every night and keeps a week of it', async () => {
  expect(await read()).toMatchObject({ ok: true, value: { ...FIRST, endedAt: null, fault: null } });
});

test('whether anybody can be told of a failure by mail is read with it', async () => {
  for (const hasMailServer of [true, false]) {
    const read = await getDailyBackup({ ...operations(), hasMailServer }, owner, undefined);
    expect(read).toMatchObject({ value: { hasMailServer } });
  }
});

test('the next one is due at its hour after it was set', async () => {
  expect(await change({ isOn: true, hour: 22, kept: 3 })).toEqual({ ok: true, value: null });
  const settled = { isOn: true, hour: 22, kept: 3, nextAt: new Date('2026-11-24T22:00:00Z') };
  expect(await read()).toMatchObject({ ok: true, value: settled });
  await change({ ...FIRST, isOn: false });
  expect(await read()).toMatchObject({ ok: true, value: { nextAt: null } });
});

test('what somebody else has changed meanwhile is refused, and what is so already', async () => {
  await inTransaction(panel.db, (tx) => saveDailySchedule(tx, { ...FIRST, kept: 9 }, new Date(0)));
  expect(await change({ ...FIRST, hour: 4, seen: FIRST })).toEqual({ ok: false, error: 'changed_meanwhile' });
  expect(await change({ ...FIRST, kept: 9 })).toEqual({ ok: false, error: 'unchanged' });
  expect(await read()).toMatchObject({ value: { ...FIRST, kept: 9 } });
});

test('that the last one failed is told until a newer backup was checked, or daily backups are off', async () => {
  const endedAt = new Date(panel.dependencies.now.getTime() - 60_000);
  await inTransaction(panel.db, (tx) => saveDailyOutcome(tx, { endedAt, fault: 'The disk is full.' }, endedAt));
  expect(await read()).toMatchObject({ value: { fault: 'The disk is full.', isFailureOpen: true } });
  const { backups } = testOperations();
  const newer = {
    name: 'newer',
    madeAt: panel.dependencies.now,
    bytes: 1,
    reason: 'by-hand',
    madeBy: null,
    isChecked: true,
  } as const;
  const withNewer = {
    ...operations(),
    backups: { ...backups, now: async () => ({ ...(await backups.now()), backups: [newer] }) },
  };
  expect(await getDailyBackup(withNewer, owner, undefined)).toMatchObject({ value: { isFailureOpen: false } });
  await change({ ...FIRST, isOn: false });
  expect(await read()).toMatchObject({ value: { fault: 'The disk is full.', isFailureOpen: false } });
});

test('where the database is a server’s, no hour is set here and nothing is due', async () => {
  const { backups } = testOperations();
  const elsewhere = { ...operations(), backups: { ...backups, now: async () => null } };
  const wanted = { isOn: true, hour: 22, kept: 3 };
  expect(await changeDailyBackup(elsewhere, owner, wanted)).toEqual({ ok: false, error: 'backed_up_elsewhere' });
  expect(await getDailyBackup(elsewhere, owner, undefined)).toMatchObject({ value: { ...FIRST, nextAt: null } });
});
