/** Every filter of every log, as SQLite means to answer it: no statement may read a whole log. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-status';
import { alertListQuery } from '@/lib/schemas/alert';
import { auditListQuery } from '@/lib/schemas/audit';
import { callbackListQuery } from '@/lib/schemas/callback';
import { messageListQuery } from '@/lib/schemas/message';
import { movementListQuery } from '@/lib/schemas/movement';
import { refusalListQuery } from '@/lib/schemas/refused-request';
import { openPlannedReads, type PlannedReads, unboundedSteps } from '@/lib/testing/planned-reads';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { listAlerts } from '../accounts/alert-log';
import { listAuditEntries } from '../accounts/audit-log';
import { listLoggedRefusals } from '../api-users/refusal-log';
import { countCallbacks, listCallbacks } from '../callbacks/callback-log';
import type { Database } from '../connections/client';
import { listMovements, sumMovements } from '../ledger/movement-log';
import { listMessages } from '../messages/message-log';

const AT = new Date('2026-11-24T10:00:00Z');
const PERIOD = { since: AT, until: AT };
let database: TestDatabase;
let reads: PlannedReads;
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.smsAccount.create({
    data: {
      serviceName: 'sms-1',
      createdAt: AT,
      apiUsers: { create: { login: 'script', passwordHash: '', createdAt: AT } },
    },
  });
  reads = await openPlannedReads(database.file);
  db = reads.db;
});

afterAll(async () => {
  await reads.close();
  await database.close();
});

/** Every choice of set and unset filters. */
const combinations = (filters: Readonly<Record<string, string>>) =>
  Object.entries(filters).reduce<Record<string, string>[]>(
    (all, [name, value]) => all.flatMap((chosen) => [chosen, { ...chosen, [name]: value }]),
    [{}],
  );

const LOG = /FROM (`main`\.)?["`]?(Message|CallbackDelivery|AuditEntry|Alert|CreditMovement|RefusedRequest)\b/;
async function expectBounded(read: () => Promise<unknown>): Promise<void> {
  const statements = (await reads.plansOf(read)).filter(({ sql }) => LOG.test(sql));
  expect(statements).not.toEqual([]);
  for (const { sql, steps } of statements) {
    expect({ sql, unbounded: unboundedSteps({ sql, steps }) }).toEqual({ sql, unbounded: [] });
    // Of two bounds at the same end SQLite looks by one, and goes through all rows up to the other.
    const bounds = [/ id <=? /g, / id >=? /g].map((bound) => sql.match(bound)?.length ?? 0);
    expect({ sql, isTwice: bounds.some((count) => count > 1) }).toEqual({ sql, isTwice: false });
  }
}

test.each(['+336', '0612', ''])('the sending log: of numbers like %j', async (recipient) => {
  const exact = { login: 'script', state: 'failed', ptt: '23' };
  const parts = { login: 's', of: 'script', by: 'panel-user', text: 'x', country: '33', id: '8' };
  for (const query of [{ ...exact, before: '9' }, { ...exact, after: '1' }, parts].flatMap(combinations)) {
    const search = messageListQuery.parse({ ...query, recipient, sender: 'x', tag: 'x', who: 'x' });
    await expectBounded(() => listMessages(db, 1, { ...search, limit: 50 }, PERIOD));
  }
});

test.each(CALLBACK_STATUSES)('the callback log: %s', async (status) => {
  for (const query of combinations({ login: 'scr', of: 'script', status, url: 'x', ptt: '4', message: '8' })) {
    await expectBounded(() => listCallbacks(db, 1, { ...callbackListQuery.parse(query), limit: 50 }, PERIOD));
  }
});

test('the log of refused requests', async () => {
  const filters = { login: 's', of: 'script', reason: 'invalid_to', before: '9', from: '2026-11-24' };
  for (const query of combinations(filters)) {
    await expectBounded(() => listLoggedRefusals(db, 1, { ...refusalListQuery.parse(query), limit: 50 }, PERIOD));
  }
});

test('the audit log', async () => {
  const filters = { subject: 's', of: 'script', actor: 'x', action: 'api-user.add', before: '9', from: '2026-11-24' };
  for (const query of combinations(filters)) {
    await expectBounded(() => listAuditEntries(db, 1, { ...auditListQuery.parse(query), limit: 50 }, PERIOD));
  }
});

test.each(['debit', 'refund'])('the ledger: %s', async (kind) => {
  for (const query of combinations({ login: 'scr', kind, message: '8', before: '9' })) {
    const search = movementListQuery.parse(query);
    await expectBounded(() => listMovements(db, 1, { ...search, limit: 50 }, PERIOD));
    await expectBounded(() => sumMovements(db, 1, search, PERIOD));
  }
});

test('alerts, and how an API user’s callbacks fare', async () => {
  for (const query of combinations({ login: 's', recipient: '0612', status: 'sent', channel: 'sms', before: '9' })) {
    await expectBounded(() => listAlerts(db, 1, { ...alertListQuery.parse(query), limit: 50 }, PERIOD));
  }
  await expectBounded(() => countCallbacks(db, 1, 1, AT));
});
