import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { createTestPanel, plainApiUser, type TestPanel } from '@/lib/testing/test-panel';
import { addApiUser } from '../api-users/add-api-user';
import { grantCredit } from './grant-credit';

const KEY = 'a'.repeat(32);
let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

const grant = (serviceName: string, credits = 1250, key?: string) =>
  grantCredit(panel.dependencies, AT_THE_MACHINE, { serviceName, credits, reason: 'Order 1204', key });

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

test('under one key it is given once, also when asked twice at once, and nothing else is given under it', async () => {
  const before = await panel.db.creditMovement.count();
  const first = { ok: true, value: { creditsLeft: 21_250 } };
  const [one, other] = await Promise.all([grant(panel.account, 1250, KEY), grant(panel.account, 1250, KEY)]);
  expect([one, other]).toEqual([first, first]);
  expect(await grant(panel.account, 5)).toMatchObject({ ok: true });
  expect(await grant(panel.account, 1250, KEY)).toEqual(first);
  for (const [account, credits] of [
    [panel.account, 1251],
    [panel.strangersAccount, 1250],
  ] as const) {
    expect(await grant(account, credits, KEY)).toEqual({ ok: false, error: 'act_key_taken' });
  }
  expect(await panel.db.creditMovement.count()).toBe(before + 2);
  // By what is kept, nobody else can ask for it.
  expect(JSON.stringify(await panel.db.actKey.findMany())).not.toContain(KEY);
});

test('a key holds for seven days, after which the same is given once more', async () => {
  const { now } = panel.dependencies;
  const given = async (days: number) => {
    const dependencies = { ...panel.dependencies, now: new Date(now.getTime() + days * 86_400_000) };
    const input = { serviceName: panel.account, credits: 100, reason: 'Order 1204', key: KEY };
    const outcome = await grantCredit(dependencies, AT_THE_MACHINE, input);
    return outcome.ok && outcome.value.creditsLeft;
  };
  expect([await given(0), await given(6), await given(8)]).toEqual([20_100, 20_100, 20_200]);
});

test('what is refused uses up no key, and an old key is forgotten by the next one', async () => {
  const [later, key] = [new Date('2026-12-02T10:00:00Z'), 'b'.repeat(32)];
  expect(await grant('sms-xx99999-1', 1250, KEY)).toMatchObject({ ok: false });
  expect(await grant(panel.account, 1250, KEY)).toMatchObject({ ok: true });
  const again = { serviceName: panel.account, credits: 1, reason: 'Order 2', key };
  expect(await grantCredit({ ...panel.dependencies, now: later }, AT_THE_MACHINE, again)).toMatchObject({ ok: true });
  expect(await panel.db.actKey.count()).toBe(1);
});
