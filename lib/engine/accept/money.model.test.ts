/** Whatever happens to money, in whatever order: the database ends as a model of a dozen lines says. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { createMessageIds } from '@/lib/db/messages/message-ids';
import { WHOLE } from '@/lib/domain/delivery/carrier-id';
import { findUsageFaults } from '@/lib/testing/find-usage-faults';
import { furnishMoney } from '@/lib/testing/furnish-money';
import { furnishOther, grantTo } from '@/lib/testing/money-between';
import { createMoneyRate, type MoneyRate } from '@/lib/testing/money-rates';
import { moneyRequest } from '@/lib/testing/money-request';
import { confirmed, type Payer, payerOf, quotaRefusalOf, refusalOf, type User } from '@/lib/testing/money-rules';
import { type MoneyStep, moneyStep } from '@/lib/testing/money-steps';
import { seenNow } from '@/lib/testing/seen-now';
import { sendToBlacklisted } from '@/lib/testing/send-to-blacklisted';
import { NO_CALLBACKS } from '@/lib/testing/test-delivery';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { writeNextSlice } from '@/lib/testing/test-slices';
import { changeQuota } from '@/lib/use-cases/api-users/change-quota';
import { deleteApiUser } from '@/lib/use-cases/api-users/delete-api-user';
import { cancelScheduled } from '@/lib/use-cases/messages/cancel-scheduled';
import { editScheduled } from '@/lib/use-cases/messages/edit-scheduled';
import { applyReceipts } from '../receipts/apply-receipts';
import { acceptMessages } from './accept-messages';

const NOW = new Date('2026-11-24T10:00:00Z');
const LATER = new Date('2026-11-25T10:00:00Z');
/** Whom every message goes to. */
const NUMBER = '33612345678';
const CREDIT = 3_000;
/** Below it, the account's alert is sent. */
const LIMIT = 1_500;

/** Of a bulk send: which one, by the id of its first message. */
type Sent = { readonly id: number; credits: number; payer: Payer; state: 'open' | 'closed'; readonly bulkId?: number };
type Slice = {
  readonly bulkId: number;
  readonly firstId: number;
  readonly prices: readonly number[];
  readonly payer: Payer;
};

let panel: TestPanel;
let rate: MoneyRate;

beforeAll(async () => {
  panel = await createTestPanel();
  rate = await createMoneyRate(panel);
});

afterAll(() => panel.close());

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

async function play(steps: readonly MoneyStep[]): Promise<void> {
  const { db, writer, dependencies, actors } = panel;
  const account = await furnishMoney(panel, { credits: CREDIT, limit: LIMIT, now: NOW });
  const { users, serviceName } = account;
  let credit = CREDIT;
  const other = await furnishOther({ panel, serviceName }, CREDIT);
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

  let keys = 0;
  const send = async ({ who: index, prices: wanted, bulk, confirms }: Extract<MoneyStep, { kind: 'send' }>) => {
    const user = users[index] ?? null;
    const payer = payerOf(user);
    keys += 1;
    const quotaOf = confirmed(payer, confirms ?? true);
    const byHand = { key: String(keys), digest: '', by: actors.owner, quotaOf, isTest: false };
    const [outcome] = await acceptMessages({ writer, ids: createMessageIds(), now: NOW }, [
      moneyRequest(account.id, user, wanted, { bulk, later: LATER, ...(confirms !== null && { byHand }) }),
    ]);
    const left = (payer === 'account' ? credit : (payer.user.quota ?? 0)) - sum(wanted);
    const error = refusalOf(user, payer, left, confirms);
    if (error !== null) return expect(outcome).toEqual({ ok: false, error });
    expect(outcome).toMatchObject({ ok: true, value: { creditsLeft: left } });
    const first = outcome?.ok ? outcome.value.messageIds.first : 0;
    pay(payer, -sum(wanted));
    if (bulk)
      slices.push(...wanted.map((price, at) => ({ bulkId: first, firstId: first + at, prices: [price], payer })));
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

  const grant = async (credits: number) => {
    credit += credits;
    expect(await grantTo({ panel, serviceName }, credits)).toEqual({ ok: true, value: { creditsLeft: credit } });
  };

  const transfer = async (credits: number, isGiven: boolean) => {
    const outcome = await other.transfer(credits, isGiven);
    const isEnough = credits <= (isGiven ? credit : other.credit);
    expect(outcome).toMatchObject(isEnough ? { ok: true } : { ok: false, error: 'credit_not_enough' });
    if (!isEnough) return;
    credit += isGiven ? -credits : credits;
    other.credit += isGiven ? credits : -credits;
  };

  const write = async () => {
    const written = await writeNextSlice({ writer, now: NOW });
    const slice = slices.shift();
    expect(written).toBe(slice !== undefined);
    for (const [at, credits] of slice?.prices.entries() ?? []) {
      const payer = payeeOf(slice?.payer ?? 'account');
      const of = slice ? { bulkId: slice.bulkId } : {};
      sent.push({ id: (slice?.firstId ?? 0) + at, credits, payer, state: 'open', ...of });
    }
  };

  const giveBack = (messages: readonly Sent[]) => {
    for (const message of messages) {
      pay(payeeOf(message.payer), message.credits);
      message.state = 'closed';
    }
    return sum(messages.map(({ credits }) => credits));
  };
  /** What was taken out and given back; the messages' own history is another test's. */
  const takenBy = (outcome: Awaited<ReturnType<typeof cancelScheduled>>) => {
    if (outcome.ok) return [outcome.value.count, outcome.value.credits];
    return outcome.error === 'too_late' ? [0, 0] : outcome.error;
  };

  const cancel = async (chosen: readonly Sent[]) => {
    const open = [...new Set(chosen)].filter(({ state }) => state === 'open');
    const target = { what: 'messages' as const, ids: chosen.map(({ id }) => id) };
    const outcome = await cancelScheduled(dependencies, actors.owner, serviceName, target);
    expect(takenBy(outcome)).toEqual([open.length, giveBack(open)]);
  };

  /** What is due while its number is on the blacklist is not sent: these, and what was written of bulk sends. */
  const blacklist = async (chosen: readonly Sent[]) => {
    const open = sent.filter(({ state }) => state === 'open');
    const due = open.filter((message) => message.bulkId !== undefined || chosen.includes(message));
    await sendToBlacklisted({ panel, accountId: account.id, msisdn: NUMBER, now: NOW }, due);
    giveBack(due);
  };

  /** A bulk send as a whole: what is written of it and what is not. */
  const stop = async (id: number) => {
    const unwritten = slices.filter(({ bulkId }) => bulkId === id);
    const open = sent.filter(({ bulkId, state }) => bulkId === id && state === 'open');
    const prices = unwritten.flatMap((slice) => slice.prices);
    const outcome = await cancelScheduled(dependencies, actors.owner, serviceName, { what: 'send', id });
    for (const { payer, prices: held } of unwritten) pay(payeeOf(payer), sum(held));
    expect(takenBy(outcome)).toEqual([prices.length + open.length, sum(prices) + giveBack(open)]);
    for (const slice of unwritten) slices.splice(slices.indexOf(slice), 1);
  };

  let edits = 0;
  const edit = async (message: Sent, { segments, confirms }: Extract<MoneyStep, { kind: 'edit' }>) => {
    edits += 1;
    const payee = payeeOf(message.payer);
    const confirmedQuotaOf = confirmed(payee, confirms);
    const after = rate.perSegment * segments;
    const text = `${edits} `.padEnd(segments === 1 ? 10 : 153 * segments, 'x');
    const outcome = await editScheduled(dependencies, actors.owner, serviceName, {
      target: { what: 'messages', ids: [message.id] },
      ...{ when: 'later', at: '2026-11-25T11:00', atZone: 'Europe/Paris' },
      ...{ sender: 'TEST', message: text, smsClass: '1', confirmedCredits: after, confirmedQuotaOf },
    });
    if (message.state === 'closed' || message.bulkId !== undefined) {
      return expect(outcome).toEqual({ ok: false, error: 'too_late' });
    }
    if (after !== message.credits && !confirms) return expect(outcome).toEqual({ ok: false, error: 'payer_gone' });
    const left = payee === 'account' ? credit : (payee.user.quota ?? 0);
    const error = payee === 'account' ? 'not_enough_credits' : 'quota_reached';
    if (left + message.credits < after) return expect(outcome).toEqual({ ok: false, error });
    expect(outcome).toEqual({
      ok: true,
      value: { count: 1, before: message.credits, after, quotaOf: confirmedQuotaOf },
    });
    if (message.credits === after) return;
    pay(payee, message.credits - after);
    message.credits = after;
    message.payer = payee === 'account' ? payee : { user: payee.user, period: payee.user.period };
  };

  const compare = async () => {
    const { creditsLeft } = await db.smsAccount.findUniqueOrThrow({ where: { id: account.id } });
    const stored = await db.apiUser.findMany({ where: { accountId: account.id }, orderBy: { id: 'asc' } });
    expect(Number(creditsLeft)).toBe(credit);
    expect(await other.stored()).toBe(other.credit);
    expect(stored.map(({ login, quotaActive, quotaLeft }) => [login, quotaActive ? Number(quotaLeft) : null])).toEqual(
      users.filter(({ gone }) => !gone).map(({ login, quota }) => [login, quota]),
    );
    if (credit < LIMIT && isArmed) told += 1;
    isArmed = credit >= LIMIT;
    expect(await db.alert.count({ where: { accountId: account.id } })).toBe(told);
    expect(Math.min(credit, ...users.map(({ quota }) => quota ?? 0))).toBeGreaterThanOrEqual(0);
  };

  const chosenOf = (indexes: readonly number[]) =>
    sent.length === 0 ? [] : indexes.flatMap((index) => sent[index % sent.length] ?? []);

  const ofUser = async (who: number, work: (user: User) => Promise<void>) => {
    const user = users[who];
    if (user) await work(user);
  };
  const stopOne = async (bulk: number) => {
    const bulks = [...new Set([...slices, ...sent].flatMap(({ bulkId }) => bulkId ?? []))];
    const id = bulks[bulk % Math.max(bulks.length, 1)];
    if (id !== undefined) await stop(id);
  };
  const doStep: {
    readonly [Kind in MoneyStep['kind']]: (step: Extract<MoneyStep, { kind: Kind }>) => Promise<unknown>;
  } = {
    send,
    write,
    grant: (step) => grant(step.credits),
    transfer: (step) => transfer(step.credits, step.isGiven),
    quota: (step) => ofUser(step.who, (user) => setQuota(user, step.quota)),
    delete: (step) => ofUser(step.who, remove),
    receipt: (step) => receipt(chosenOf(step.which), step.billed),
    cancel: (step) => (sent.length > 0 ? cancel(chosenOf(step.which)) : Promise.resolve()),
    blacklist: (step) => blacklist(chosenOf(step.which)),
    stop: (step) => stopOne(step.bulk),
    rate: (step) => rate.set(step.credits),
    edit: (step) => Promise.all(chosenOf([step.one]).map((message) => edit(message, step))),
  };

  for (const one of steps) {
    await (doStep[one.kind] as (step: MoneyStep) => Promise<unknown>)(one);
    await compare();
  }
  while (slices.length > 0) await write();
  await compare();
  expect(await findLedgerFaults(db)).toEqual([]);
  expect(await findUsageFaults(db)).toEqual([]);
}

test('sends, refunds, quotas, deletions, grants, transfers, bulk sends, cancellations, edits, changed rates and blacklisted numbers in any order leave every balance as the rule says, and tell each fall once', async () => {
  await fc.assert(fc.asyncProperty(fc.array(moneyStep, { minLength: 20, maxLength: 40, size: 'max' }), play), {
    numRuns: 30,
    endOnFailure: true,
  });
});
