import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { createTestPanel, plainApiUser, type TestPanel } from '@/lib/testing/test-panel';
import { addApiUser } from '../api-users/add-api-user';
import { grantCredit } from './grant-credit';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

const grant = (serviceName: string, credits = 1250) =>
  grantCredit(panel.dependencies, AT_THE_MACHINE, { serviceName, credits, reason: 'Order 1204' });

test('a grant adds to the credit, and the ledger and the audit log say by whom and why', async () => {
  expect(await grant(panel.account)).toEqual({ ok: true, value: { creditsLeft: 21_250 } });
  expect(await panel.db.creditMovement.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
    kind: 'grant',
    amount: 1250n,
    balanceAfter: 21_250n,
    actor: 'system',
    reason: 'Order 1204',
  });
  expect(await panel.db.auditEntry.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
    action: 'credit.grant',
    actor: 'system',
    clientIp: 'command line',
    after: '{"credits":1250,"reason":"Order 1204"}',
  });
  expect(await findLedgerFaults(panel.db)).toEqual([]);
  expect(panel.events.map(({ type }) => type)).toEqual(['credits', 'audit']);
});

test('whoever had fallen below a limit is armed again', async () => {
  const limit = { support: 'mail', threshold: 21_000, email: 'me@example.com', number: '' } as const;
  await addApiUser(panel.dependencies, panel.actors.owner, panel.account, { ...plainApiUser('script'), limit });
  const armed = async () => (await panel.db.apiUser.findFirstOrThrow()).alertArmed;
  expect(await armed()).toBe(false);
  await grant(panel.account);
  expect(await armed()).toBe(true);
});

test('an account that is not there gets nothing', async () => {
  const before = await panel.db.creditMovement.count();
  expect(await grant('sms-xx99999-1')).toEqual({ ok: false, error: 'account_not_found' });
  expect(await panel.db.creditMovement.count()).toBe(before);
});
