import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SendInput } from '@/lib/schemas/send';
import { createSendingPanel, SEND_KEY, type SendingPanel, WRITTEN_TO_TWO } from '@/lib/testing/sending-panel';
import { changeQuota } from '../api-users/change-quota';
import { editScheduled } from './edit-scheduled';
import { estimateTest } from './estimate-test';
import { findSent } from './find-sent';
import { sendTest } from './send-test';

const CHRISTMAS_EVE = { when: 'later', at: '2026-12-24T18:00', confirmedMoment: '2026-12-24T17:00:00.000Z' } as const;
let panel: SendingPanel['panel'];
let estimate: SendingPanel['estimate'];
let send: SendingPanel['send'];
let creditsLeft: SendingPanel['creditsLeft'];
let everything: SendingPanel['everything'];

beforeEach(async () => {
  ({ panel, estimate, send, creditsLeft, everything } = await createSendingPanel());
});

afterEach(() => panel.closeBalanced());

const TABLE = {
  recipients: '+33612345678\tAda\tParis\n06 12 34 56 79\tZoé\t\n+33 6 12 34 56 78\tEve\tNice',
  columns: ['Name', 'City'],
  message: '#name#: ##1 #City#',
} as const;

test('each recipient gets the text of their own row, as it was estimated, priced by just that text', async () => {
  const long = { ...TABLE, recipients: `${TABLE.recipients}\n+32470123456\t${'x'.repeat(200)}\tGent` };
  expect(await estimate(long)).toMatchObject({
    ok: true,
    value: {
      recipients: 3,
      repeatedCount: 1,
      credits: 400,
      segments: { least: 1, most: 2, total: 4 },
      merged: {
        fields: [
          { name: 'Name', empty: 0 },
          { name: 'City', empty: 1 },
        ],
        first: [
          {
            groupedRecipient: '+33\u00a06\u00a012\u00a034\u00a056\u00a078',
            text: 'Ada: #1 Paris\nSTOP 36111',
            segmentCount: 1,
          },
          { groupedRecipient: '+33\u00a06\u00a012\u00a034\u00a056\u00a079', text: 'Zoé: #1 \nSTOP 36111' },
          { groupedRecipient: '+32\u00a0470\u00a012\u00a034\u00a056', segmentCount: 2 },
        ],
      },
    },
  });
  const before = await everything();
  expect(await send({ ...long, confirmedCredits: 399 })).toEqual({ ok: false, error: 'costs_more' });
  expect(await everything()).toEqual(before);
  expect(await send({ ...long, confirmedCredits: 400 })).toMatchObject({ ok: true, value: { credits: 400 } });
  const texts = await panel.db.message.findMany({ orderBy: { id: 'asc' }, select: { text: true, segmentCount: true } });
  expect(texts).toEqual([
    { text: 'Ada: #1 Paris\nSTOP 36111', segmentCount: 1 },
    { text: 'Zoé: #1 \nSTOP 36111', segmentCount: 1 },
    { text: `${'x'.repeat(200)}: #1 Gent`, segmentCount: 2 },
  ]);
  expect(await send({ ...long, columns: ['name', 'town'], confirmedCredits: 400 })).toEqual({
    ok: false,
    error: 'send_key_taken',
  });
});

test('very many texts of their own are a bulk whose slices have their texts with them', async () => {
  const rows = Array.from({ length: 250 }, (_, index) => `+33${612_340_000 + index}\tN${index}\tCity`).join('\n');
  const many = { ...TABLE, recipients: rows, confirmedCredits: 25_000 };
  expect(await send({ ...many, confirmedCredits: 20_000 })).toEqual({ ok: false, error: 'costs_more' });
  await panel.db.smsAccount.updateMany({ data: { creditsLeft: 20_000 } });
  const small = { ...many, recipients: rows.split('\n').slice(0, 150).join('\n') };
  expect(await send({ ...small, confirmedCredits: 15_000 })).toMatchObject({ ok: true, value: { credits: 15_000 } });
  const [first, second] = await panel.db.bulkSlice.findMany({
    orderBy: { firstMessageId: 'asc' },
    include: { ownTexts: true },
  });
  expect([first, second].map((slice) => JSON.parse(slice?.ownTexts?.texts ?? '').length)).toEqual([100, 50]);
  expect(JSON.parse(second?.ownTexts?.texts ?? '')[49]).toMatchObject({ text: 'N149: #1 City\nSTOP 36111' });
});

test('one text that is too long refuses all, and so do too many long ones, with nothing changed', async () => {
  const before = await everything();
  const tooLong = { ...TABLE, recipients: `+33612345678\tAda\n+33612345679\t${'x'.repeat(40_000)}` };
  expect(await send(tooLong)).toEqual({ ok: false, error: 'message_too_long' });
  expect(await estimate(tooLong)).toEqual({ ok: false, error: 'message_too_long' });
  const rows = Array.from({ length: 600 }, (_, index) => `+33${612_340_000 + index}\tN`).join('\n');
  const tooMuch = { ...TABLE, recipients: rows, message: `#Name#${'x'.repeat(30_000)}` };
  expect(await send(tooMuch)).toEqual({ ok: false, error: 'too_much_text' });
  expect(await estimate(tooMuch)).toEqual({ ok: false, error: 'too_much_text' });
  expect(await everything()).toEqual(before);
});

const addPayer = async (changes: object = {}) => {
  const { id: accountId } = await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } });
  const { now: createdAt } = panel.dependencies;
  return panel.db.apiUser.create({ data: { accountId, login: 'billing', passwordHash: '', createdAt, ...changes } });
};

test('an API user’s quota pays when it is chosen, and the log, the ledger and the audit log name it', async () => {
  const { id } = await addPayer();
  const { dependencies, actors, account } = panel;
  const quota = { login: 'billing', active: true, quota: 300 };
  expect(await changeQuota(dependencies, actors.owner, account, quota)).toMatchObject({ ok: true });
  const before = await creditsLeft();
  expect(await estimate({ payer: 'billing' })).toMatchObject({
    ok: true,
    value: { credits: 200, creditsLeft: 300, quotaOf: 'billing' },
  });
  const paid = { ok: true, value: { credits: 200, quotaOf: 'billing' } };
  expect(await send({ payer: 'billing', confirmedQuotaOf: 'billing' })).toMatchObject(paid);
  const again = { ...WRITTEN_TO_TWO, payer: 'billing', key: SEND_KEY };
  expect(await findSent(dependencies, actors.owner, account, again)).toMatchObject(paid);
  expect(await creditsLeft()).toBe(before);
  expect(Number((await panel.db.apiUser.findUniqueOrThrow({ where: { id } })).quotaLeft)).toBe(100);
  expect(await panel.db.message.findFirst()).toMatchObject({ login: 'billing', apiUserId: id });
  const debit = await panel.db.creditMovement.findFirst({ where: { kind: 'debit' } });
  expect(debit).toMatchObject({ actor: 'panel:owner@example.com', quotaOfId: id, login: 'billing' });
  const entry = await panel.db.auditEntry.findFirst({ where: { action: 'message.send' } });
  expect(JSON.parse(entry?.after ?? '')).toMatchObject({ login: 'billing', count: 2 });
  const after = await everything();
  const more = { payer: 'billing', confirmedQuotaOf: 'billing', key: 'f'.repeat(32) };
  expect(await send(more)).toEqual({ ok: false, error: 'quota_reached' });
  expect(await send({ payer: '' })).toEqual({ ok: false, error: 'send_key_taken' });
  expect(await everything()).toEqual(after);
});

test('the account pays for an API user without a quota, and it is said of the estimate and of the send', async () => {
  await addPayer();
  const before = await creditsLeft();
  const said = { ok: true, value: { credits: 200, quotaOf: null } };
  expect(await estimate({ payer: 'billing' })).toMatchObject(said);
  expect(await send({ payer: 'billing' })).toMatchObject(said);
  expect(await creditsLeft()).toBe(before - 200);
  expect(await panel.db.message.findFirst()).toMatchObject({ login: 'billing' });
});

const sendToMe = (number: string, changes: Partial<SendInput> = {}) =>
  sendTest(panel.dependencies, panel.actors.owner, panel.account, {
    ...WRITTEN_TO_TWO,
    key: SEND_KEY,
    confirmedQuotaOf: null,
    ...changes,
    number,
  });

test.each([
  ['now', { when: 'now', confirmedMoment: null }],
  ['later', CHRISTMAS_EVE],
] as const)(
  'a quota that was switched off or on since it was confirmed: nobody else pays, for what is sent %s',
  async (_, moment) => {
    await addPayer();
    const { dependencies, actors, account } = panel;
    const setQuota = (active: boolean) =>
      changeQuota(dependencies, actors.owner, account, { login: 'billing', active, quota: active ? 300 : 0 });
    const pay = (confirmedQuotaOf: string | null) => send({ payer: 'billing', ...moment, confirmedQuotaOf });
    const gone = { ok: false, error: 'payer_gone' };
    await setQuota(true);
    // This much of a refused test stays: the number is kept.
    expect(await sendToMe('+33612345678', { payer: 'billing' })).toEqual(gone);
    const open = await everything();
    expect(await pay(null)).toEqual(gone);
    expect(await sendToMe('+33612345678', { payer: 'billing' })).toEqual(gone);
    expect(await everything()).toEqual(open);
    await setQuota(false);
    const closed = await everything();
    expect(await pay('billing')).toEqual(gone);
    expect(await send({ ...moment, confirmedQuotaOf: 'billing' })).toEqual(gone);
    expect(await sendToMe('+33612345678', { payer: 'billing', confirmedQuotaOf: 'billing' })).toEqual(gone);
    expect(await everything()).toEqual(closed);
    expect(await pay(null)).toMatchObject({ ok: true, value: { quotaOf: null, credits: 200 } });
  },
);

test('an API user that is unknown, another account’s or disabled pays for nothing', async () => {
  await addPayer({ disabledAt: panel.dependencies.now });
  const stranger = await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.strangersAccount } });
  await addPayer({ accountId: stranger.id, login: 'theirs' });
  const quota = { login: 'theirs', active: true, quota: 100 };
  const theirs = await changeQuota(panel.dependencies, panel.actors.stranger, panel.strangersAccount, quota);
  expect(theirs).toMatchObject({ ok: true });
  const before = await everything();
  for (const payer of ['billing', 'theirs', 'nobody']) {
    expect(await estimate({ payer })).toEqual({ ok: false, error: 'payer_gone' });
    expect(await send({ payer })).toEqual({ ok: false, error: 'payer_gone' });
  }
  expect(await everything()).toEqual(before);
});

test('a test goes to its writer alone, at once, with the first row’s values, is paid, tagged and told, and keeps the number', async () => {
  expect(await estimate()).toMatchObject({ ok: true, value: { ownNumber: '' } });
  const first = await sendToMe('06 12 34 56 70', { ...TABLE, ...CHRISTMAS_EVE });
  expect(first).toMatchObject({ ok: true, value: { messageIds: { count: 1 }, credits: 100 } });
  expect(await panel.db.message.findMany()).toMatchObject([
    { recipient: '33612345670', text: 'Ada: #1 Paris\nSTOP 36111', tag: 'test', state: 'accepted' },
  ]);
  expect(await creditsLeft()).toBe(19_900);
  expect(await estimate()).toMatchObject({ ok: true, value: { ownNumber: '33612345670' } });
  const entries = await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } });
  expect(entries.map(({ action }) => action)).toEqual(['panel-user.change-number', 'message.send']);
  expect(entries[0]).toMatchObject({ subject: panel.actors.owner.email, before: '{}', after: '{}' });
  expect(JSON.parse(entries[1]?.after ?? '')).toMatchObject({ isTest: true, count: 1 });
  const after = await everything();
  expect(await sendToMe('+33612345670', { ...TABLE, ...CHRISTMAS_EVE })).toMatchObject({ ok: true });
  expect(await sendToMe('+33612345671', { ...TABLE, ...CHRISTMAS_EVE })).toEqual({
    ok: false,
    error: 'send_key_taken',
  });
  expect(await sendToMe('12', { key: 'e'.repeat(32) })).toEqual({ ok: false, error: 'number_invalid' });
  expect(await everything()).toEqual(after);
});

test('what a test would cost is said beforehand, as it is priced where it goes, and nothing is kept of the question', async () => {
  const ask = (number: string, changes: Partial<SendInput> = {}) =>
    estimateTest(panel.dependencies, panel.actors.owner, panel.account, { ...WRITTEN_TO_TWO, ...changes, number });
  const before = await everything();
  const oneSegment = { message: 'x'.repeat(155) };
  // Only in France the STOP clause comes with it, which needs a second segment.
  expect(await ask('+32470123456', oneSegment)).toEqual({ ok: true, value: { credits: 100, quotaOf: null } });
  expect(await ask('06 12 34 56 70', oneSegment)).toEqual({ ok: true, value: { credits: 200, quotaOf: null } });
  expect(await ask('12')).toEqual({ ok: false, error: 'number_invalid' });
  expect(await everything()).toEqual(before);
  expect(await estimate()).toMatchObject({ ok: true, value: { ownNumber: '' } });
  expect(await sendToMe('06 12 34 56 70', oneSegment)).toMatchObject({ ok: true, value: { credits: 200 } });
});

test('very many who have columns of which the text uses none share one text, which can still be edited', async () => {
  const rows = Array.from({ length: 150 }, (_, index) => `+33${612_340_000 + index}\tN${index}\tCity`).join('\n');
  const plain = { ...TABLE, message: 'Hello', recipients: rows, confirmedCredits: 15_000, ...CHRISTMAS_EVE };
  const sent = await send(plain);
  if (!sent.ok) throw new Error(sent.error);
  expect(await panel.db.ownTexts.count()).toBe(0);
  const { at, when } = CHRISTMAS_EVE;
  const input = { sender: 'Shop', message: 'Bye', smsClass: '1' as const, when, at, atZone: 'Europe/Paris' };
  const target = { what: 'send' as const, id: sent.value.messageIds.first };
  const edited = await editScheduled(panel.dependencies, panel.actors.owner, panel.account, {
    ...{ ...input, target, confirmedCredits: 15_000, confirmedQuotaOf: null },
  });
  expect(edited).toMatchObject({ ok: true, value: { count: 150 } });
});
