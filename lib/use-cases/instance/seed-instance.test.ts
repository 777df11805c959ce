import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { openDatabase } from '@/lib/db/open/open-database';
import { findProvenHash } from '@/lib/platform/crypto/password-hash';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { seedInstance } from './seed-instance';

const now = new Date('2026-11-24T10:00:00Z');
const nothing = { adminEmail: undefined, adminPassword: undefined, timeZone: 'Europe/Paris' };
let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

test('an empty instance gets one owner, one account of 200 credits, one sender and no API user', async () => {
  const { db } = database;
  const first = await seedInstance({ db, now }, nothing);
  expect(first).toMatchObject({ email: 'admin@chappe.local', account: 'sms-xx11111-1' });
  const owner = await db.panelUser.findFirstOrThrow({ include: { memberships: true } });
  expect(owner).toMatchObject({ isInstanceOwner: true, memberships: [{ role: 'owner' }] });
  expect(await findProvenHash(first?.password ?? '', [owner.passwordHash])).not.toBeNull();
  expect(owner.passwordHash).not.toContain(first?.password);
  expect(await db.smsAccount.findMany()).toMatchObject([{ creditsLeft: 20_000n, timeZone: 'Europe/Paris' }]);
  expect(await db.sender.findMany()).toMatchObject([{ sender: 'TEST', status: 'enable' }]);
  expect(await db.apiUser.count()).toBe(0);
  expect(await findLedgerFaults(db)).toEqual([]);
});

test('both audit logs tell of the first account, its owner and its credit', async () => {
  const { db } = database;
  await seedInstance({ db, now }, nothing);
  const entries = await db.auditEntry.findMany({ orderBy: { id: 'asc' } });
  const told = entries.map(({ accountId, action, subject, actor }) => [accountId, action, subject, actor]);
  expect(told).toEqual([
    [1, 'account.open', 'sms-xx11111-1', 'system'],
    [1, 'panel-user.join', 'admin@chappe.local', 'system'],
    [1, 'credit.grant', '', 'system'],
    [0, 'account.open', 'sms-xx11111-1', 'system'],
  ]);
});

test('the operator’s own e-mail and password are used, and the password is not given back', async () => {
  const { db } = database;
  const first = await seedInstance(
    { db, now },
    { ...nothing, adminEmail: 'me@example.com', adminPassword: 'long enough' },
  );
  expect(first).toMatchObject({ email: 'me@example.com', password: null });
  expect(await findProvenHash('long enough', [(await db.panelUser.findFirstOrThrow()).passwordHash])).not.toBeNull();
});

test('a second seed changes nothing', async () => {
  const { db } = database;
  await seedInstance({ db, now }, nothing);
  const before = JSON.stringify([await db.panelUser.findMany(), await db.creditMovement.count()]);
  expect(await seedInstance({ db, now }, { ...nothing, adminPassword: 'another one' })).toBeNull();
  expect(JSON.stringify([await db.panelUser.findMany(), await db.creditMovement.count()])).toBe(before);
});

test('of two nodes that start at once one seeds, and the other is told that there is nothing to show', async () => {
  const { db, url } = database;
  const other = await openDatabase(url, { turn: database.turn });
  const firsts = await Promise.all([db, other].map((node) => seedInstance({ db: node, now }, nothing)));
  await other.$disconnect();
  expect(firsts.filter((first) => first !== null)).toHaveLength(1);
  expect([await db.panelUser.count(), await db.smsAccount.count()]).toEqual([1, 1]);
  expect(await findLedgerFaults(db)).toEqual([]);
});
