/** What a person sends while their account keeps commercial hours. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSendingPanel, SEND_KEY, type SendingPanel, WRITTEN_TO_TWO } from '@/lib/testing/sending-panel';
import { sendTest } from './send-test';

/** A Tuesday in Paris: noon, the last second of its hours, and the evening; and the morning after. */
const NOON = new Date('2026-11-24T11:00:00Z');
const LAST = new Date('2026-11-24T18:59:59Z');
const EVENING = new Date('2026-11-24T21:00:00Z');
const MORNING = new Date('2026-11-25T07:00:00Z');
const MONDAY = new Date('2026-11-30T07:00:00Z');

/** On a Sunday. */
const SUNDAY = { when: 'later', at: '2026-11-29T18:00' } as const;

let sending: SendingPanel;

beforeEach(async () => {
  sending = await createSendingPanel();
  await sending.panel.db.smsAccount.updateMany({ data: { commercialHoursEnabled: true } });
});

afterEach(() => sending.panel.closeBalanced());

const confirmedMoment = (moment: Date) => moment.toISOString();

/** When a send would leave, and whether that is for the hours. */
async function when(...asked: Parameters<SendingPanel['estimate']>) {
  const estimated = await sending.estimate(...asked);
  if (!estimated.ok) throw new Error(estimated.error);
  return [estimated.value.deferredUntil, estimated.value.waitsForHours];
}

test('an estimate says when a send will leave, and that it waits for the hours', async () => {
  expect(await when({}, NOON)).toEqual([null, false]);
  expect(await when({}, EVENING)).toEqual([MORNING, true]);
  expect(await when(SUNDAY)).toEqual([MONDAY, true]);
  expect(await when({ ...SUNDAY, noStop: true })).toEqual([new Date('2026-11-29T17:00:00Z'), false]);
  expect(await when({ noStop: true }, EVENING)).toEqual([null, false]);
  expect(await when({ recipients: '+32470123456' }, EVENING)).toEqual([null, false]);
  await sending.panel.db.smsAccount.updateMany({ data: { commercialHoursEnabled: false } });
  expect(await when({}, EVENING)).toEqual([null, false]);
});

test('a moment that cannot be is told and waits for nothing', async () => {
  expect(await sending.estimate({ when: 'later', at: '2026-11-22T10:00' }, EVENING)).toMatchObject({
    value: { deferredUntil: null, waitsForHours: false, momentFault: 'moment_past' },
  });
});

test('what is confirmed for the opening is an ordinary scheduled send, told in the audit log with its moment', async () => {
  expect(await sending.send({ confirmedMoment: confirmedMoment(MORNING) }, EVENING)).toMatchObject({ ok: true });
  const { db } = sending.panel;
  expect(await db.message.findMany()).toMatchObject([
    { state: 'scheduled', dueAt: MORNING },
    { state: 'scheduled', dueAt: MORNING },
  ]);
  const [entry] = await db.auditEntry.findMany({ orderBy: { id: 'asc' } });
  expect(JSON.parse(entry?.after ?? '')).toMatchObject({ dueAt: confirmedMoment(MORNING) });
});

test('hours that end or begin after it was confirmed send nothing at another moment', async () => {
  const before = await sending.everything();
  expect(await when({}, LAST)).toEqual([null, false]);
  const changed = { ok: false, error: 'moment_changed' };
  expect(await sending.send({}, EVENING)).toEqual(changed);
  expect(await sending.send({ confirmedMoment: confirmedMoment(MORNING) }, MORNING)).toEqual(changed);
  expect(await sending.everything()).toEqual(before);
});

const NUMBERS = Array.from({ length: 120 }, (_, index) => `+336000${String(10_000 + index)}`);
const MANY = { confirmedCredits: 12_000, confirmedMoment: confirmedMoment(MORNING) };

test('a send of many waits as a whole', async () => {
  expect(await sending.send({ ...MANY, recipients: NUMBERS.join('\n') }, EVENING)).toMatchObject({ ok: true });
  expect(await sending.panel.db.bulkSend.findMany()).toMatchObject([{ deferredUntil: MORNING }]);
});

test('so does one in which each recipient has a text of their own, though only the last has the clause', async () => {
  const rows = NUMBERS.map((number, index) => `${index < 119 ? number.replace('+33', '+32') : number}\tAda`);
  const merged = { recipients: rows.join('\n'), columns: ['Name'], message: 'Sale, #Name#!' };
  expect(await when(merged, EVENING)).toEqual([MORNING, true]);
  expect(await sending.send({ ...MANY, ...merged }, EVENING)).toMatchObject({ ok: true });
  expect(await sending.panel.db.bulkSend.findMany()).toMatchObject([{ deferredUntil: MORNING }]);
});

test('a test to oneself leaves at once, at any hour', async () => {
  const { panel } = sending;
  const written = { ...WRITTEN_TO_TWO, key: SEND_KEY, number: '+33612345678', confirmedQuotaOf: null };
  const evening = { ...panel.dependencies, now: EVENING };
  expect(await sendTest(evening, panel.actors.owner, panel.account, written)).toMatchObject({ ok: true });
  expect(await panel.db.message.findMany()).toMatchObject([{ state: 'accepted', tag: 'test' }]);
});
