/** Whatever happens to money, in whatever order: the database ends as a model of a dozen lines says. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { createMessageIds } from '@/lib/db/messages/message-ids';
import { WHOLE } from '@/lib/domain/delivery/carrier-id';
import type { AcceptRequest } from '@/lib/domain/sending/acceptance';
import { type BulkText, packSlice } from '@/lib/domain/sending/bulk';
import { grantCredit } from '@/lib/testing/credit';
import { seenNow } from '@/lib/testing/seen-now';
import { NO_CALLBACKS } from '@/lib/testing/test-delivery';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { writeNextSlice } from '@/lib/testing/test-slices';
import { changeQuota } from '@/lib/use-cases/api-users/change-quota';
import { deleteApiUser } from '@/lib/use-cases/api-users/delete-api-user';
import { applyReceipts } from '../receipts/apply-receipts';
import { acceptMessages } from './accept-messages';

const NOW = new Date('2026-11-24T10:00:00Z');
const CREDIT = 3_000;
/** Below it, the account's alert is sent. */
const LIMIT = 1_500;

/** Who paid: the account, or one of the quotas that a user had one after the other. */
type Payer = { readonly user: User; readonly period: number } | 'account';
type User = { readonly id: number; readonly login: string; quota: number | null; period: number; gone: boolean };
type Sent = { readonly id: number; readonly credits: number; readonly payer: Payer; state: 'open' | 'closed' };
type Slice = { readonly firstId: number; readonly prices: readonly number[]; readonly payer: Payer };

type Step =
  | { readonly kind: 'send'; readonly who: number; readonly prices: readonly number[]; readonly bulk: boolean }
  | { readonly kind: 'quota'; readonly who: number; readonly quota: number | null }
  | { readonly kind: 'delete'; readonly who: number }
  | { readonly kind: 'receipt'; readonly which: readonly number[]; readonly billed: boolean }
  | { readonly kind: 'write' };

/** Mostly the same one, so that much happens to it. */
const who = fc.constantFrom(0, 0, 0, 1, 2);
const which = fc.array(fc.nat(), { minLength: 1, maxLength: 4 });
const prices = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 4 });
const kind = <Kind extends Step['kind']>(name: Kind) => fc.constant(name);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: kind('send'), who, prices, bulk: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('quota'), who, quota: fc.option(fc.nat(1_500), { freq: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('delete'), who }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('receipt'), which, billed: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('write') }) },
);

let panel: TestPanel;
let runs = 0;

beforeAll(async () => {
  panel = await createTestPanel();
});

afterAll(() => panel.close());

/** An account of its own with two API users. The third sender is the account itself. */
async function furnish() {
  runs += 1;
  const { db, actors } = panel;
  const serviceName = `sms-run-${runs}`;
  const { id } = await db.smsAccount.create({ data: { serviceName, createdAt: NOW, alertThreshold: LIMIT } });
  await db.membership.create({ data: { panelUserId: actors.owner.panelUserId, accountId: id, role: 'owner' } });
  await grantCredit(db, id, CREDIT, NOW);
  const users: User[] = [];
  for (const login of ['one', 'two']) {
    const user = await db.apiUser.create({ data: { accountId: id, login, passwordHash: '', createdAt: NOW } });
    users.push({ id: user.id, login, quota: null, period: 0, gone: false });
  }
  return { id, serviceName, users };
}

/** One request for messages of these prices, or for a bulk send with a slice for each. */
function requestOf(accountId: number, user: User | null, wanted: readonly number[], bulk: boolean): AcceptRequest {
  const message = { recipient: '33612345678', text: 'x', encoding: 'gsm7', segmentCount: 1 } as const;
  const messages = wanted.map((credits) => ({ ...message, credits }));
  const texts: BulkText[] = [];
  const packed = messages.map((one) => packSlice([one], texts));
  const checked = { passwordEpoch: 0, disabled: false, ipRestrictions: '[]' };
  return {
    accountId,
    actor: user ? `api:${user.login}` : 'system',
    apiUser: user && { id: user.id, login: user.login, checked },
    sender: 'TEST',
    messages: bulk ? [] : messages,
    ...(bulk ? { bulk: { texts, slices: packed } } : {}),
    smsClass: 1,
    tag: '',
    deferredUntil: null,
  };
}

const payerOf = (user: User | null): Payer =>
  user !== null && user.quota !== null ? { user, period: user.period } : 'account';

function refusalOf(user: User | null, payer: Payer, left: number): string | null {
  if (user?.gone) return 'api_user_changed';
  if (left >= 0) return null;
  return payer === 'account' ? 'not_enough_credits' : 'quota_reached';
}

/** Why a quota (null: none) cannot be set, as the rule says. */
function quotaRefusalOf(user: User, quota: number | null, credit: number): string | null {
  if (quota === user.quota) return 'unchanged';
  return (quota ?? 0) > credit + (user.quota ?? 0) ? 'quota_above_credit' : null;
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

async function play(steps: readonly Step[]): Promise<void> {
  const { db, writer, dependencies, actors } = panel;
  const account = await furnish();
  const { users, serviceName } = account;
  let credit = CREDIT;
  const sent: Sent[] = [];
  const slices: Slice[] = [];
  let isArmed = true;
  let told = 0;

  const payeeOf = (payer: Payer): Payer =>
    payer === 'account' || payer.user.gone || payer.user.quota === null || payer.user.period !== payer.period
      ? 'account'
      : payer;
  const pay = (payer: Payer, amount: number) => {
    if (payer === 'account') credit += amount;
    else payer.user.quota = (payer.user.quota ?? 0) + amount;
  };

  const send = async ({ who: index, prices: wanted, bulk }: Extract<Step, { kind: 'send' }>) => {
    const user = users[index] ?? null;
    const [outcome] = await acceptMessages({ writer, ids: createMessageIds(), now: NOW }, [
      requestOf(account.id, user, wanted, bulk),
    ]);
    const payer = payerOf(user);
    const left = (payer === 'account' ? credit : (payer.user.quota ?? 0)) - sum(wanted);
    const error = refusalOf(user, payer, left);
    if (error !== null) return expect(outcome).toEqual({ ok: false, error });
    expect(outcome).toMatchObject({ ok: true, value: { creditsLeft: left } });
    const first = outcome?.ok ? outcome.value.messageIds.first : 0;
    pay(payer, -sum(wanted));
    if (bulk) slices.push(...wanted.map((price, at) => ({ firstId: first + at, prices: [price], payer })));
    else sent.push(...wanted.map((credits, at): Sent => ({ id: first + at, credits, payer, state: 'open' })));
  };

  const setQuota = async (user: User, quota: number | null) => {
    if (user.gone) return;
    const seen = await seenNow(db, serviceName, user.login);
    const wish = { login: user.login, active: quota !== null, quota: quota ?? 0, seen };
    const outcome = await changeQuota(dependencies, actors.owner, serviceName, wish);
    const error = quotaRefusalOf(user, quota, credit);
    expect(outcome).toEqual(error === null ? { ok: true, value: null } : { ok: false, error });
    if (error !== null) return;
    credit += (user.quota ?? 0) - (quota ?? 0);
    if (user.quota === null && quota !== null) user.period += 1;
    user.quota = quota;
  };

  const remove = async (user: User) => {
    if (user.gone) return;
    const input = { login: user.login, confirmation: user.login };
    expect(await deleteApiUser(dependencies, actors.owner, serviceName, input)).toMatchObject({ ok: true });
    credit += user.quota ?? 0;
    user.quota = null;
    user.gone = true;
  };

  const receipt = async (messages: readonly Sent[], billed: boolean) => {
    const outcome = billed ? ({ dlrId: 1, ptt: 4 } as const) : ({ dlrId: 16, ptt: 5 } as const);
    const receipts = messages.map(({ id }) => ({
      ...outcome,
      messageId: id,
      segment: WHOLE,
      text: '',
      reason: null,
      at: NOW,
    }));
    await writer.commit((tx) => applyReceipts(tx, receipts, { now: NOW, takerFor: NO_CALLBACKS.takerFor }));
    for (const message of messages) {
      if (message.state === 'open' && !billed) pay(payeeOf(message.payer), message.credits);
      message.state = 'closed';
    }
  };

  const write = async () => {
    const written = await writeNextSlice({ writer, now: NOW });
    const slice = slices.shift();
    expect(written).toBe(slice !== undefined);
    for (const [at, credits] of slice?.prices.entries() ?? []) {
      const payer = payeeOf(slice?.payer ?? 'account');
      sent.push({ id: (slice?.firstId ?? 0) + at, credits, payer, state: 'open' });
    }
  };

  const compare = async () => {
    const { creditsLeft } = await db.smsAccount.findUniqueOrThrow({ where: { id: account.id } });
    const stored = await db.apiUser.findMany({ where: { accountId: account.id }, orderBy: { id: 'asc' } });
    expect(Number(creditsLeft)).toBe(credit);
    expect(stored.map(({ login, quotaActive, quotaLeft }) => [login, quotaActive ? Number(quotaLeft) : null])).toEqual(
      users.filter(({ gone }) => !gone).map(({ login, quota }) => [login, quota]),
    );
    if (credit < LIMIT && isArmed) told += 1;
    isArmed = credit >= LIMIT;
    expect(await db.alert.count({ where: { accountId: account.id } })).toBe(told);
    expect(Math.min(credit, ...users.map(({ quota }) => quota ?? 0))).toBeGreaterThanOrEqual(0);
  };

  for (const one of steps) {
    const user = 'who' in one ? users[one.who] : undefined;
    if (one.kind === 'send') await send(one);
    else if (one.kind === 'write') await write();
    else if (one.kind === 'receipt') {
      const chosen = sent.length === 0 ? [] : one.which.flatMap((index) => sent[index % sent.length] ?? []);
      await receipt(chosen, one.billed);
    } else if (user) await (one.kind === 'quota' ? setQuota(user, one.quota) : remove(user));
    await compare();
  }
  while (slices.length > 0) await write();
  await compare();
  expect(await findLedgerFaults(db)).toEqual([]);
}

test('sends, refunds, quotas, deletions and bulk sends in any order leave every balance as the rule says, and tell each fall once', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40, size: 'max' }), play), {
    numRuns: 30,
    endOnFailure: true,
  });
});
