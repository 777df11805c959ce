import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestGateway, query, type TestGateway } from '@/lib/testing/test-gateway';
import { openDatabase } from '../client';
import { backUp, findBackupFaults, isInUse, putBack } from './backup';

let gateway: TestGateway;
let folder: string;

beforeEach(async () => {
  gateway = await createTestGateway(100_000_000);
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-backup-'));
});

afterEach(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a copy that is made under load is consistent: its ledger adds up', async () => {
  await gateway.send(query());
  let stop = false;
  let sent = 0;
  const load = (async () => {
    while (!stop) {
      await Promise.all(Array.from({ length: 16 }, () => gateway.send(query())));
      sent += 16;
    }
  })();
  const beside = await openDatabase(`file:${gateway.file}`);
  const copies = [path.join(folder, 'a'), path.join(folder, 'b'), path.join(folder, 'c')];
  for (const [index, copy] of copies.entries()) {
    await expect.poll(() => sent).toBeGreaterThan(index * 32);
    await backUp(beside, folder, copy);
  }
  stop = true;
  await load;
  await beside.$disconnect();
  for (const copy of copies) expect(await findBackupFaults(copy)).toEqual([]);
  const last = await openDatabase(`file:${path.join(copies[2] ?? '', 'chappe.db')}`);
  expect(await last.message.count()).toBeGreaterThan(1);
  expect(await last.message.count()).toBeLessThanOrEqual(await gateway.db.message.count());
  await last.$disconnect();
});

test('a damaged or missing copy is told', async () => {
  const copy = path.join(folder, 'copy');
  expect(await findBackupFaults(copy)).toEqual([expect.stringContaining('is missing')]);
  await gateway.send(query());
  await backUp(gateway.db, folder, copy);
  const db = await openDatabase(`file:${path.join(copy, 'chappe.db')}`);
  await db.$executeRaw`UPDATE SmsAccount SET creditsLeft = creditsLeft + 1`;
  await db.$disconnect();
  expect(await findBackupFaults(copy)).toEqual([expect.stringContaining('account sms-xx11111-1: stored')]);
});

test('a restore puts the copy in place, secrets included, and keeps what was there', async () => {
  const data = path.join(folder, 'data');
  const copy = path.join(folder, 'copy');
  await gateway.send(query());
  writeFileSync(path.join(folder, 'secrets.json'), '{"from":"backup"}');
  await backUp(gateway.db, folder, copy);
  const url = `file:${path.join(data, 'chappe.db')}`;
  expect(await isInUse(url)).toBe(false);
  putBack(copy, url, data, 'first');
  const restored = await openDatabase(url);
  expect(await restored.message.count()).toBe(1);
  expect(await isInUse(url)).toBe(true);
  await restored.$disconnect();
  expect(await isInUse(url)).toBe(false);
  putBack(copy, url, data, 'before-restore');
  expect(readdirSync(data)).toEqual(expect.arrayContaining(['chappe.db', 'chappe.db.before-restore', 'secrets.json']));
  expect(existsSync(`${path.join(data, 'chappe.db')}.incoming`)).toBe(false);
});
