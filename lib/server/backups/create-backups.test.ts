import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUp } from '@/lib/db/backup/backup';
import { takeCopyLock } from '@/lib/db/connections/copy-lock';
import { createLogger } from '@/lib/platform/log/logger';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { createTestGateway, type TestGateway } from '@/lib/testing/test-gateway';
import { createBackups, type RunBackup, type ServedBackups } from './create-backups';

const NOW = new Date('2026-11-24T10:00:00.123Z');
const NAME = '2026-11-24T10-00-00-123Z';

let gateway: TestGateway;
let dataDirectory: string;

beforeEach(async () => {
  gateway = await createTestGateway(100_000_000);
  dataDirectory = mkdtempSync(path.join(tmpdir(), 'chappe-backups-'));
});

afterEach(async () => {
  await gateway.close();
  rmSync(dataDirectory, { recursive: true, force: true });
});

/** The same work in this thread. */
const runHere: RunBackup = (folder, madeBy, onCopied) => {
  const places = { databaseUrl: `file:${gateway.file}`, dataDirectory, projectDirectory: process.cwd() };
  const done = backUp(places, folder, {
    madeAt: NOW.toISOString(),
    madeBy,
    isDaily: madeBy === null,
    onCopied,
  }).then(() => undefined);
  return { done, stop: () => undefined };
};

const backupsOf = (run: RunBackup = runHere) =>
  createBackups({
    databaseUrl: `file:${gateway.file}`,
    dataDirectory,
    run,
    log: createLogger('silent'),
    now: () => NOW,
  });

/** One that is ended by the test. */
function heldRun() {
  let finish = () => {};
  let fail: (cause: Error) => void = () => {};
  const done = new Promise<void>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  let copied = () => {};
  let stopped = 0;
  const run: RunBackup = (folder, _madeBy, onCopied) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'chappe.db.incoming'), 'x'.repeat(4096));
    copied = onCopied;
    const stop = () => {
      stopped += 1;
      fail(new Error('killed'));
    };
    return { done, stop };
  };
  return { run, finish, fail, copy: () => copied(), stops: () => stopped };
}

test('a backup is made and listed with its maker, its size and that it was checked', async () => {
  const backups = backupsOf();
  expect(await backups.start('owner@example.com')).toEqual({ ok: true, value: null });
  await expect.poll(async () => (await backups.now()).underWay).toBeNull();
  const now = await backups.now();
  expect(now).toMatchObject({
    folder: path.join(dataDirectory, 'backups'),
    failed: null,
    backups: [{ name: NAME, madeAt: NOW, madeBy: 'owner@example.com', reason: 'by-hand', isChecked: true }],
  });
  expect(now.backups[0]?.bytes).toBeGreaterThan(100_000);
  expect(now.freeBytes).toBeGreaterThan(now.needsBytes);
});

test('while one is made its progress is told, and no other is begun', async () => {
  const held = heldRun();
  const backups = backupsOf(held.run);
  await backups.start('owner@example.com');
  expect((await backups.now()).underWay).toMatchObject({ phase: 'copying', startedAt: NOW });
  expect((await backups.now()).underWay?.copied).toBeGreaterThan(0);
  expect((await backups.now()).backups).toEqual([]);
  expect(await backups.start('other@example.com')).toEqual({ ok: false, error: 'backup_under_way' });
  held.copy();
  expect((await backups.now()).underWay).toMatchObject({ phase: 'checking', copied: 1 });
  held.finish();
  await expect.poll(async () => (await backups.now()).underWay).toBeNull();
});

test('two that are asked for at once are one', async () => {
  const backups = backupsOf(heldRun().run);
  const begun = await Promise.all([backups.start('a@example.com'), backups.start('b@example.com')]);
  expect(begun.map(({ ok }) => ok)).toEqual([true, false]);
});

test('of one that fails nothing is left but why, until the next is begun', async () => {
  const held = heldRun();
  const backups = backupsOf(held.run);
  await backups.start('owner@example.com');
  held.fail(new OperatorFault('chappe.db is not sound.'));
  await expect.poll(async () => (await backups.now()).failed).toEqual({ at: NOW, why: 'chappe.db is not sound.' });
  expect(readdirSync(path.join(dataDirectory, 'backups'))).toEqual([]);
});

test.each([
  ['on request', async (backups: ServedBackups) => void (await backups.start('owner@example.com'))],
  ['daily', (backups: ServedBackups) => backups.makeDaily()],
])('how the last one ended is told, also of one that is %s', async (_, make) => {
  let run: RunBackup = () => ({ done: Promise.reject(new OperatorFault('full')), stop: () => undefined });
  const backups = backupsOf((...parts) => run(...parts));
  expect((await backups.now()).lastEnd).toBeNull();
  await make(backups);
  await expect.poll(async () => (await backups.now()).lastEnd).toBe('failed');
  run = runHere;
  await make(backups);
  await expect.poll(async () => (await backups.now()).lastEnd).toBe('made');
});

test('a server that stops before one was begun begins none', async () => {
  let runs = 0;
  const backups = backupsOf((...parts) => {
    runs += 1;
    return runHere(...parts);
  });
  const begun = backups.makeDaily();
  await backups.stop();
  expect([await begun, await backups.start('owner@example.com')]).toMatchObject([{ ok: false }, { ok: false }]);
  expect(runs).toBe(0);
});

test('a server that stops ends it, and nothing is left of it', async () => {
  const held = heldRun();
  const backups = backupsOf(held.run);
  await backups.start('owner@example.com');
  await backups.stop();
  expect(held.stops()).toBe(1);
  expect(readdirSync(path.join(dataDirectory, 'backups'))).toEqual([]);
});

test('one is deleted by its name, with nothing that is not of it, and a name leads nowhere else', async () => {
  const backups = backupsOf();
  await backups.start('owner@example.com');
  await expect.poll(async () => (await backups.now()).backups).toHaveLength(1);
  const folder = path.join(dataDirectory, 'backups');
  writeFileSync(path.join(folder, NAME, 'notes.txt'), 'mine');
  mkdirSync(path.join(dataDirectory, 'elsewhere'));
  writeFileSync(path.join(dataDirectory, 'elsewhere', 'chappe.db'), 'mine');
  for (const name of ['../elsewhere', '..', '', 'none', path.join(dataDirectory, 'elsewhere')]) {
    expect(await backups.remove(name, 'panel:owner@example.com')).toBe(false);
  }
  expect(await backups.remove(NAME, 'panel:owner@example.com')).toBe(true);
  expect(readdirSync(path.join(folder, NAME))).toEqual(['notes.txt']);
  expect(existsSync(path.join(dataDirectory, 'elsewhere', 'chappe.db'))).toBe(true);
  expect((await backups.now()).backups).toEqual([]);
});

test('a copy from before a migration is told as one, which nobody has checked', async () => {
  const folder = path.join(dataDirectory, 'backups', 'before-20261124_x');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'chappe.db'), 'a copy');
  const { backups } = await backupsOf().now();
  expect(backups).toMatchObject([
    { name: 'before-20261124_x', reason: 'before-migration', isChecked: false, bytes: 6 },
  ]);
});

test('a folder that cannot be read hides none of the others', async () => {
  const folder = path.join(dataDirectory, 'backups');
  for (const name of ['closed', 'open']) mkdirSync(path.join(folder, name), { recursive: true });
  // It leads to itself: nobody can look at it, not even root, as nobody else can into a folder of root's.
  symlinkSync('chappe.db', path.join(folder, 'closed', 'chappe.db'));
  writeFileSync(path.join(folder, 'open', 'chappe.db'), 'a copy');
  expect((await backupsOf().now()).backups).toMatchObject([{ name: 'open' }]);
});

test('what a killed process left of one is removed when the server starts and before the next is begun, and nothing else', async () => {
  const folder = path.join(dataDirectory, 'backups');
  const leave = (name: string, ...files: string[]) => {
    mkdirSync(path.join(folder, name), { recursive: true });
    for (const file of files) writeFileSync(path.join(folder, name, file), 'x');
  };
  leave(
    'killed',
    'chappe.db.incoming',
    'chappe.db.incoming-journal',
    'chappe.db.incoming-wal',
    'secrets.json',
    'backup.json',
  );
  leave('made', 'chappe.db', 'chappe.db.incoming');
  leave('mine', 'notes.txt');
  leave('being-made', 'chappe.db.incoming');
  const release = takeCopyLock(path.join(folder, 'being-made'));
  const backups = backupsOf();
  expect(readdirSync(folder)).toEqual(['being-made', 'made', 'mine']);
  expect(readdirSync(path.join(folder, 'made'))).toEqual(['chappe.db', 'chappe.db.incoming']);
  leave('killed', 'chappe.db.incoming', 'notes.txt');
  release?.();
  await backups.start('owner@example.com');
  await expect.poll(async () => (await backups.now()).underWay).toBeNull();
  expect(readdirSync(folder)).toEqual([NAME, 'killed', 'made', 'mine']);
  expect(readdirSync(path.join(folder, 'killed'))).toEqual(['notes.txt']);
});

test.each(['a server that stops', 'a process that fails at its very end'])(
  '%s leaves a backup that was just finished',
  async (which) => {
    const held = heldRun();
    const backups = backupsOf(held.run);
    await backups.start('owner@example.com');
    const into = path.join(dataDirectory, 'backups', NAME);
    writeFileSync(path.join(into, 'chappe.db'), 'whole');
    if (which === 'a server that stops') await backups.stop();
    else held.fail(new OperatorFault('The backup’s process ended with 1.'));
    await expect.poll(async () => (await backups.now()).underWay).toBeNull();
    expect(await backups.now()).toMatchObject({ failed: null, backups: [{ name: NAME }] });
    expect(existsSync(path.join(into, 'chappe.db'))).toBe(true);
  },
);
