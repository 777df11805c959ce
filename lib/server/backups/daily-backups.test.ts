import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUp } from '@/lib/db/backup/backup';
import { inTransaction } from '@/lib/db/connections/client';
import { takeCopyLock } from '@/lib/db/connections/copy-lock';
import { readDailyBackup, saveDailySchedule } from '@/lib/db/instance/daily-backup';
import type { ChappeEvent } from '@/lib/domain/events';
import { createLogger } from '@/lib/platform/log/logger';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { createTestGateway, type TestGateway } from '@/lib/testing/test-gateway';
import { createBackups, type RunBackup } from './create-backups';
import { createDailyBackups } from './daily-backups';

const SCHEDULE = { isOn: true, hour: 3, kept: 2 };
const log = createLogger('silent');

let gateway: TestGateway;
let dataDirectory: string;
let clock: Date;
let runs = 0;
let told: ChappeEvent[] = [];

const folder = () => path.join(dataDirectory, 'backups');
const madeDaily = () => (existsSync(folder()) ? readdirSync(folder()) : []).filter((name) => name !== 'by-hand');
const kept = () => readDailyBackup(gateway.db);

const runHere: RunBackup = (into, madeBy, onCopied) => {
  runs += 1;
  const places = { databaseUrl: `file:${gateway.file}`, dataDirectory, projectDirectory: process.cwd() };
  const note = { madeAt: clock.toISOString(), madeBy, isDaily: madeBy === null, onCopied };
  return { done: backUp(places, into, note).then(() => undefined), stop: () => undefined };
};

const failing: RunBackup = () => ({
  done: Promise.reject(new OperatorFault('chappe.db is not sound.')),
  stop: () => undefined,
});

/** As a server that has just started. */
function server(run: RunBackup = runHere) {
  const places = { databaseUrl: `file:${gateway.file}`, dataDirectory };
  const backups = createBackups({ ...places, run, log, now: () => clock });
  const daily = createDailyBackups({
    db: gateway.db,
    events: { publish: (event) => told.push(event) },
    backups,
    timeZone: 'Europe/Paris',
    log,
    now: () => clock,
  });
  const lookAt = (time: string) => {
    clock = new Date(time);
    return daily.look();
  };
  return { backups, daily, lookAt };
}

const schedule = (change: Partial<typeof SCHEDULE>, at: string) =>
  inTransaction(gateway.db, (tx) => saveDailySchedule(tx, { ...SCHEDULE, ...change }, new Date(at)));

beforeEach(async () => {
  gateway = await createTestGateway(100_000_000);
  dataDirectory = mkdtempSync(path.join(tmpdir(), 'chappe-daily-'));
  runs = 0;
  told = [];
  await schedule({}, '2026-11-24T12:00:00Z');
});

afterEach(async () => {
  await gateway.close();
  rmSync(dataDirectory, { recursive: true, force: true });
});

test('it is made once a day, at its hour of the instance’s clock', async () => {
  const { lookAt, backups } = server();
  await lookAt('2026-11-25T01:59:59Z');
  expect(runs).toBe(0);
  await lookAt('2026-11-25T02:00:10Z');
  await lookAt('2026-11-25T02:00:40Z');
  await lookAt('2026-11-25T23:00:00Z');
  expect(runs).toBe(1);
  expect((await backups.now()).backups).toMatchObject([{ reason: 'daily', madeBy: null, isChecked: true }]);
  expect(await kept()).toMatchObject({ endedAt: new Date('2026-11-25T02:00:10Z'), fault: null });
  await lookAt('2026-11-26T02:00:00Z');
  expect(runs).toBe(2);
});

test('of a new instance the first is due in the night after its first start', async () => {
  await inTransaction(gateway.db, (tx) => tx.dailyBackup.updateMany({ data: { settledAt: null } }));
  const { lookAt } = server();
  await lookAt('2026-11-25T13:00:00Z');
  await lookAt('2026-11-26T01:59:00Z');
  expect(runs).toBe(0);
  await lookAt('2026-11-26T02:00:00Z');
  expect(runs).toBe(1);
});

test('a clock that had run ahead and was set back keeps none from being made', async () => {
  const { lookAt } = server();
  await lookAt('2031-01-01T12:00:00Z');
  await lookAt('2026-11-25T12:00:00Z');
  expect(runs).toBe(1);
  await lookAt('2026-11-26T02:00:00Z');
  expect(runs).toBe(2);
});

test('two looks at once make one', async () => {
  const { daily, lookAt } = server();
  await Promise.all([lookAt('2026-11-25T02:00:00Z'), daily.look()]);
  expect(runs).toBe(1);
});

test('the newest stay, as many as are kept, and one on request stays whatever comes', async () => {
  const { backups, lookAt } = server();
  clock = new Date('2026-11-24T12:00:00Z');
  await backups.start('owner@example.com');
  await expect.poll(async () => (await backups.now()).underWay).toBeNull();
  for (const day of [25, 26, 27, 28]) await lookAt(`2026-11-${day}T02:00:00Z`);
  expect(readdirSync(folder())).toEqual([
    '2026-11-24T12-00-00-000Z',
    '2026-11-27T02-00-00-000Z',
    '2026-11-28T02-00-00-000Z',
  ]);
});

test('what came due several times while no server ran is made once, at the start', async () => {
  await server().lookAt('2026-11-29T15:00:00Z');
  expect(runs).toBe(1);
  await server().lookAt('2026-11-29T15:00:30Z');
  expect(runs).toBe(1);
});

test('switched off, none is made, and switched on again what was missed meanwhile is not owed', async () => {
  await schedule({ isOn: false }, '2026-11-24T13:00:00Z');
  const { lookAt } = server();
  await lookAt('2026-11-27T02:00:00Z');
  await schedule({ isOn: true }, '2026-11-27T10:00:00Z');
  await lookAt('2026-11-27T10:00:01Z');
  expect(runs).toBe(0);
  await lookAt('2026-11-28T02:00:00Z');
  expect(runs).toBe(1);
});

test('one that fails is told with why, deletes none, and is tried again the next day', async () => {
  await server().lookAt('2026-11-25T02:00:00Z');
  const { lookAt, backups } = server(failing);
  await lookAt('2026-11-26T02:00:00Z');
  expect(await kept()).toMatchObject({
    endedAt: new Date('2026-11-26T02:00:00Z'),
    fault: 'chappe.db is not sound.',
  });
  expect(madeDaily()).toEqual(['2026-11-25T02-00-00-000Z']);
  expect((await backups.now()).failed).toBeNull();
  await server().lookAt('2026-11-26T20:00:00Z');
  expect(runs).toBe(1);
  await server().lookAt('2026-11-27T02:00:00Z');
  expect(await kept()).toMatchObject({ fault: null });
});

test('of one that fails every instance owner with an account is told by mail but not why, and nobody of one that was made', async () => {
  const { db, accountId } = gateway;
  for (const [email, isInstanceOwner] of [
    ['owner@example.com', true],
    ['member@example.com', false],
  ] as const) {
    const user = { email, name: '', passwordHash: '', isInstanceOwner, createdAt: new Date(0) };
    await db.panelUser.create({ data: { ...user, memberships: { create: { accountId, role: 'owner' } } } });
  }
  await server().lookAt('2026-11-25T02:00:00Z');
  expect([await db.alert.count(), told]).toEqual([0, []]);
  await server(failing).lookAt('2026-11-26T02:00:00Z');
  const [mail, ...others] = await db.alert.findMany();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ accountId, login: '', channel: 'mail', recipient: 'owner@example.com' });
  expect(JSON.parse(mail?.topic ?? '')).toEqual({
    kind: 'daily-backup-failed',
    at: '2026-11-26T02:00:00.000Z',
    nextAt: '2026-11-27T02:00:00.000Z',
    timeZone: 'Europe/Paris',
  });
  expect(told).toEqual([{ type: 'alerts', accountId }]);
});

test('one that cannot begin has failed, is told with why, and is tried again the next night', async () => {
  const { lookAt } = server();
  // What is not a folder cannot be looked into, by anybody.
  writeFileSync(folder(), '');
  await lookAt('2026-11-25T02:00:00Z');
  const fault = `${folder()}: a file is where a folder should be.`;
  expect(await kept()).toMatchObject({ endedAt: new Date('2026-11-25T02:00:00Z'), fault });
  rmSync(folder());
  await lookAt('2026-11-25T02:00:30Z');
  expect(runs).toBe(0);
  await lookAt('2026-11-26T02:00:00Z');
  expect([runs, (await kept()).fault]).toEqual([1, null]);
});

test('one that has waited for hours beside another that does not end has failed, and waits anew the next night', async () => {
  const { lookAt } = server();
  const into = path.join(folder(), 'by-hand');
  // As the lock of somebody else who died, which this user may not open.
  mkdirSync(path.join(into, 'chappe.db.incoming.lock'), { recursive: true });
  await lookAt('2026-11-25T02:00:00Z');
  await lookAt('2026-11-25T04:59:59Z');
  expect((await kept()).endedAt).toBeNull();
  await lookAt('2026-11-25T05:00:00Z');
  const fault = expect.stringContaining('Another backup has been under way for 3 hours');
  expect(await kept()).toMatchObject({ endedAt: new Date('2026-11-25T05:00:00Z'), fault });
  await lookAt('2026-11-26T02:00:00Z');
  expect((await kept()).endedAt).toEqual(new Date('2026-11-25T05:00:00Z'));
  rmSync(into, { recursive: true });
  await lookAt('2026-11-26T02:00:30Z');
  expect([runs, (await kept()).fault]).toEqual([1, null]);
});

test('a missed one that fails shortly before its hour is not tried again the same night', async () => {
  await server(failing).lookAt('2026-11-26T01:30:00Z');
  await server().lookAt('2026-11-26T02:00:00Z');
  expect(runs).toBe(0);
  await server().lookAt('2026-11-27T02:00:00Z');
  expect(runs).toBe(1);
});

test('one of a clock that had run ahead goes before the one that was just made', async () => {
  await schedule({ kept: 1 }, '2026-11-24T12:00:00Z');
  clock = new Date('2031-01-01T02:00:00Z');
  await runHere(path.join(folder(), 'ahead'), null, () => undefined).done;
  await server().lookAt('2026-11-25T02:00:00Z');
  expect(madeDaily()).toEqual(['2026-11-25T02-00-00-000Z']);
});

test('as many stay as are wanted once it is made, not as when it was begun', async () => {
  for (const day of [25, 26]) await server().lookAt(`2026-11-${day}T02:00:00Z`);
  const changing: RunBackup = (...parts) => {
    const { done, stop } = runHere(...parts);
    return { done: done.then(() => schedule({ kept: 3 }, '2026-11-27T02:00:00Z')), stop };
  };
  await server(changing).lookAt('2026-11-27T02:00:00Z');
  expect(madeDaily()).toHaveLength(3);
});

test('a server that stops before one was begun begins none, and owes it still', async () => {
  const { daily, lookAt } = server();
  const looked = lookAt('2026-11-25T02:00:00Z');
  await daily.stop();
  await looked;
  expect([runs, (await kept()).endedAt]).toEqual([0, null]);
});

test('while somebody else makes one, it waits and is made after', async () => {
  const { lookAt } = server();
  const into = path.join(folder(), 'by-hand');
  mkdirSync(into, { recursive: true });
  writeFileSync(path.join(into, 'chappe.db.incoming'), 'x');
  const release = takeCopyLock(into);
  await lookAt('2026-11-25T02:00:00Z');
  expect([runs, (await kept()).endedAt]).toEqual([0, null]);
  release?.();
  await lookAt('2026-11-25T02:00:30Z');
  expect(runs).toBe(1);
});

test('a server that stops ends it, leaves nothing of it, and the next start makes it', async () => {
  let begun = () => {};
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const held: RunBackup = (into) => {
    mkdirSync(into, { recursive: true });
    writeFileSync(path.join(into, 'chappe.db.incoming'), 'half');
    let fail: (cause: Error) => void = () => {};
    const done = new Promise<void>((_, reject) => {
      fail = reject;
    });
    begun();
    return { done, stop: () => fail(new Error('killed')) };
  };
  const { daily, lookAt } = server(held);
  const looked = lookAt('2026-11-25T02:00:00Z');
  await isBegun;
  await daily.stop();
  await looked;
  expect(madeDaily()).toEqual([]);
  expect(await kept()).toMatchObject({ endedAt: null, fault: null });
  await server().lookAt('2026-11-25T08:00:00Z');
  expect(madeDaily()).toEqual(['2026-11-25T08-00-00-000Z']);
});

test('one that a killed server’s command has finished by itself is not made again', async () => {
  clock = new Date('2026-11-25T02:00:00Z');
  await runHere(path.join(folder(), 'orphan'), null, () => undefined).done;
  await server().lookAt('2026-11-25T02:10:00Z');
  expect(runs).toBe(1);
  expect(await kept()).toMatchObject({ endedAt: new Date('2026-11-25T02:10:00Z'), fault: null });
});
