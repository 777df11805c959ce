/** What the audit log and the alerts are found by. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Period } from '@/lib/domain/time/period';
import { alertListQuery } from '@/lib/schemas/alert';
import { auditListQuery } from '@/lib/schemas/audit';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { listAlerts } from './alert-log';
import { listAuditEntries } from './audit-log';

const AT = new Date('2026-11-24T10:00:00Z');
const later = (hours: number) => new Date(AT.getTime() + hours * 3_600_000);
const EVER: Period = { since: null, until: null };
let database: TestDatabase;

const ENTRIES = [
  { subject: 'billing', action: 'api-user.add', actor: 'panel:Ann@example.com' },
  { subject: 'eu-billing-2', action: 'api-user.delete', actor: 'panel:bob@example.com' },
  { subject: 'shop', action: 'api-user.add', actor: 'api:shop' },
  { subject: '+33612345678', action: 'sender.add', actor: 'panel:bob@example.com' },
  // Named as an API user is, among whose changes it is not.
  { subject: 'shop', action: 'sender.change', actor: 'panel:bob@example.com' },
];

const ALERTS = [
  { login: 'billing', channel: 'mail', recipient: 'ann.612@example.com', status: 'sent' },
  { login: 'shop', channel: 'sms', recipient: '33612345678', status: 'failed' },
  { login: '', channel: 'sms', recipient: '33698765432', status: 'pending' },
];

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  for (const id of [1, 2]) await db.smsAccount.create({ data: { id, serviceName: `sms-${id}`, createdAt: AT } });
  for (const [index, entry] of ENTRIES.entries()) {
    const common = { ...entry, at: later(index), clientIp: '', before: '{}', after: '{}' };
    await db.auditEntry.createMany({ data: [1, 2].map((accountId) => ({ ...common, accountId })) });
  }
  for (const [index, alert] of ALERTS.entries()) {
    const common = { ...alert, body: '', nextAttemptAt: AT, createdAt: later(index) };
    await db.alert.createMany({ data: [1, 2].map((accountId) => ({ ...common, accountId })) });
  }
});

afterAll(() => database.close());

test.each([
  [{ subject: 'LING' }, ['billing', 'eu-billing-2']],
  [{ of: 'billing' }, ['billing']],
  [{ of: 'shop' }, ['shop']],
  [{ subject: 'shop' }, ['shop', 'shop']],
  [{ subject: 'billing', action: 'api-user.add' }, ['billing']],
  [{ actor: 'ann@' }, ['billing']],
  [{ actor: 'shop' }, ['shop']],
  [{ subject: '06 12 34' }, ['+33612345678']],
  [{ subject: '0033 6' }, ['+33612345678']],
  [{ subject: 'nobody' }, []],
] as const)('in the audit log %j finds %j', async (asked, subjects) => {
  const { rows } = await listAuditEntries(database.db, 1, { ...auditListQuery.parse(asked), limit: 50 }, EVER);
  expect(rows.map(({ subject }) => subject).toReversed()).toEqual(subjects);
});

const findAlerts = async (asked: object, period = EVER) => {
  const { rows } = await listAlerts(database.db, 1, { ...alertListQuery.parse(asked), limit: 50 }, period);
  return rows.map(({ recipient }) => recipient).toReversed();
};

const [ANN, SHOP, OWNER] = ALERTS.map(({ recipient }) => recipient);

test.each([
  [{}, [ANN, SHOP, OWNER]],
  [{ login: 'ILL' }, [ANN]],
  [{ status: 'failed' }, [SHOP]],
  [{ channel: 'sms' }, [SHOP, OWNER]],
  [{ recipient: 'ANN' }, [ANN]],
  [{ recipient: '612' }, [ANN, SHOP]],
  [{ recipient: '06 12 34' }, [SHOP]],
  [{ recipient: '5432' }, [OWNER]],
  [{ recipient: '5432', status: 'failed' }, []],
] as const)('of the alerts %j finds %j', async (asked, recipients) => {
  expect(await findAlerts(asked)).toEqual(recipients);
});

test('alerts are found by their period', async () => {
  expect(await findAlerts({}, { since: later(1), until: later(2) })).toEqual([SHOP]);
});
