/** Which numbers lead back to an account: set by whoever runs the instance, and gone by from then on. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_THE_MACHINE, type PanelUser } from '@/lib/domain/authorisation/actor';
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import { addCarrierSchema } from '@/lib/schemas/carrier';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { createScheduledPanel, one, type ScheduledPanel, UNTOUCHED } from '@/lib/testing/scheduled-panel';
import { getAccount } from '../accounts/get-account';
import { addCarrier } from '../carriers/add-carrier';
import { disableCarrier } from '../carriers/disable-carrier';
import { findOutages } from '../carriers/find-outages';
import { rescheduleScheduled } from '../messages/reschedule-scheduled';
import { addAccount } from './add-account';
import { changeReplyNumbers } from './change-reply-numbers';
import { disableAccount } from './disable-account';

const DEFAULT = { shortNumber: '36105', stopClauseText: 'STOP 36111' } as const;
const OWN = { shortNumber: '38080', stopClauseText: 'STOP 38081' } as const;
/** In Paris, on a Tuesday. */
const EVENING = new Date('2026-12-29T21:00:00Z');

let panel: ScheduledPanel;
let owner: PanelUser;

beforeEach(async () => {
  panel = await createScheduledPanel();
  owner = await addInstanceOwner(panel);
});

afterEach(() => panel.closeBalanced());

type Change = Partial<Parameters<typeof changeReplyNumbers>[2]>;
const change = (changes: Change) =>
  changeReplyNumbers(panel.dependencies, owner, { serviceName: panel.account, ...changes });
const open = async (serviceName: string, numbers: Change = {}) => {
  const account = { serviceName, description: 'New', timeZone: 'Europe/Paris', owner: 'new@example.com', numbers };
  expect(await addAccount(panel.dependencies, AT_THE_MACHINE, account)).toMatchObject({ ok: true });
  const { shortNumber, stopClauseText } = await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName } });
  return { shortNumber, stopClauseText };
};
const textSent = async () => (await panel.message(await panel.later(1))).text;
/** Which accounts the page of carriers speaks of, while a real one is enabled. */
const told = async () => {
  const found = await findOutages(panel.dependencies, owner, undefined);
  return found.ok ? found.value.unconfirmedNumbers : 'refused';
};
const addReal = async () => {
  const settings = { host: 'smsc.example', systemId: 'chappe' };
  const real = addCarrierSchema.parse({ kind: 'smpp', name: 'real', settings, secrets: { password: 'secret' } });
  expect(await addCarrier(panel.dependencies, owner, real)).toMatchObject({ ok: true });
};
/** With what is sent in the evening, while commercial hours are kept. */
const inTheEvening = async () => (await panel.claim(EVENING)).map(({ text, keepsHours }) => [text, keepsHours]);

test('an account’s people read its numbers, its audit log who set them, and requests go by them at once', async () => {
  expect(await textSent()).toBe('Hello\nSTOP 36111');
  expect(await change({ ...OWN, seen: { ...DEFAULT, shortNumber: null } })).toEqual({ ok: true, value: OWN });
  const account = await getAccount(panel.dependencies, panel.actors.viewer, panel.account, undefined);
  expect(account).toMatchObject({ value: { ...OWN, earlierStopClauses: ['STOP 36111'] } });
  expect(panel.events.map(({ type }) => type)).toEqual(expect.arrayContaining(['api-users', 'audit']));
  expect(await textSent()).toBe('Hello\nSTOP 38081');
  const audited = await panel.db.auditEntry.findMany({
    where: { action: 'account.change-reply-numbers' },
    orderBy: { accountId: 'asc' },
  });
  const entry = [`panel:${owner.email}`, panel.account, OWN];
  expect(audited.map(({ accountId, actor, subject, after }) => [accountId, actor, subject, JSON.parse(after)])).toEqual(
    [INSTANCE_LOG, panel.accountId].map((accountId) => [accountId, ...entry]),
  );
});

test('what is not named stays; what somebody else has changed meanwhile, or is as it was, is refused', async () => {
  await change(OWN);
  expect(await change({ shortNumber: null })).toEqual({ ok: true, value: { ...OWN, shortNumber: null } });
  expect(await change({ ...OWN, seen: OWN })).toEqual({ ok: false, error: 'changed_meanwhile' });
  expect(await change({ stopClauseText: OWN.stopClauseText })).toEqual({ ok: false, error: 'unchanged' });
  expect(await change({ ...OWN, serviceName: 'sms-xx99999-9' })).toEqual({ ok: false, error: 'account_not_found' });
});

test('a new account begins with what was set last for any, or else with the default ones', async () => {
  expect(await open('sms-ab00001-1')).toEqual(DEFAULT);
  await change(OWN);
  expect(await open('sms-ab00002-1')).toEqual(OWN);
  expect(await open('sms-ab00003-1', { shortNumber: null })).toEqual({ ...OWN, shortNumber: null });
  expect(await open('sms-ab00004-1')).toEqual({ ...OWN, shortNumber: null });
  const opened = await panel.db.auditEntry.findFirst({ where: { accountId: INSTANCE_LOG, subject: 'sms-ab00004-1' } });
  expect(JSON.parse(opened?.after ?? '')).toMatchObject({ ...OWN, shortNumber: null });
});

test('one number is set without the other, which is neither handed on nor silent until it is set itself', async () => {
  await panel.db.smsAccount.update({
    where: { serviceName: panel.strangersAccount },
    data: { disabledAt: panel.dependencies.now },
  });
  await panel.db.smsAccount.update({ where: { serviceName: panel.account }, data: DEFAULT });
  await addReal();
  expect(await change({ shortNumber: OWN.shortNumber })).toMatchObject({ ok: true });
  expect(await told()).toMatchObject({ count: 1, serviceName: panel.account });
  expect(await open('sms-ab00001-1')).toEqual({ ...DEFAULT, shortNumber: OWN.shortNumber });
  expect(await told()).toMatchObject({ count: 2 });
  expect(await open('sms-ab00002-1', { stopClauseText: OWN.stopClauseText })).toEqual(OWN);
  expect(await told()).toMatchObject({ count: 2 });
  // What it really has is said once.
  expect(await change({ stopClauseText: DEFAULT.stopClauseText })).toMatchObject({ ok: true });
  expect(await change({ stopClauseText: DEFAULT.stopClauseText })).toEqual({ ok: false, error: 'unchanged' });
  expect(await told()).toMatchObject({ count: 1, serviceName: 'sms-ab00001-1' });
});

test('whoever saves a dialog sets what they changed in it; of one that they changed nothing in, what nobody has set', async () => {
  await panel.db.smsAccount.update({ where: { serviceName: panel.account }, data: DEFAULT });
  await addReal();
  const shorter = { ...DEFAULT, shortNumber: OWN.shortNumber };
  expect(await change({ ...shorter, seen: DEFAULT })).toEqual({ ok: true, value: shorter });
  expect(await told()).toMatchObject({ count: 2, serviceName: panel.account });
  expect(await open('sms-ab00001-1')).toEqual(shorter);
  const setAt = async () => {
    const where = { serviceName: panel.account };
    const { shortNumberSetAt, stopClauseSetAt } = await panel.db.smsAccount.findUniqueOrThrow({ where });
    return [shortNumberSetAt, stopClauseSetAt];
  };
  expect(await setAt()).toEqual([panel.dependencies.now, null]);
  const later = new Date(panel.dependencies.now.getTime() + 1_000);
  const confirm = () =>
    changeReplyNumbers({ ...panel.dependencies, now: later }, owner, {
      ...{ serviceName: panel.account, ...shorter, seen: shorter },
    });
  expect(await confirm()).toEqual({ ok: true, value: shorter });
  expect(await setAt()).toEqual([panel.dependencies.now, later]);
  expect(await confirm()).toEqual({ ok: false, error: 'unchanged' });
});

test('while a real carrier is enabled, accounts with default numbers are told, until somebody has set them', async () => {
  expect(await told()).toBeNull();
  await addReal();
  expect(await told()).toEqual({ count: 2, isMore: false, serviceName: panel.account });
  await change(OWN);
  expect(await told()).toEqual({ count: 1, isMore: false, serviceName: panel.strangersAccount });
  // Somebody may have just these, and says so.
  const theirs = { serviceName: panel.strangersAccount, shortNumber: null, stopClauseText: DEFAULT.stopClauseText };
  expect(await change(theirs)).toMatchObject({ ok: true });
  expect(await told()).toBeNull();
  await panel.db.smsAccount.updateMany({ data: { shortNumberSetAt: null, stopClauseSetAt: null } });
  await disableAccount(panel.dependencies, owner, { serviceName: panel.strangersAccount, disabled: true });
  expect(await told()).toBeNull();
  await panel.db.smsAccount.updateMany({ data: { ...DEFAULT } });
  expect(await told()).toMatchObject({ count: 1 });
  expect(await disableCarrier(panel.dependencies, owner, { name: 'real', disabled: true })).toMatchObject({ ok: true });
  expect(await told()).toBeNull();
});

test('what waits with the clause of before keeps commercial hours, and an edit gives it the one of now', async () => {
  await panel.db.smsAccount.updateMany({ data: { commercialHoursEnabled: true } });
  const waiting = one(await panel.later(1));
  await change(OWN);
  const { dependencies, actors, account } = panel;
  const now = { target: waiting, when: 'now', at: '', atZone: 'Europe/Paris' } as const;
  expect(await rescheduleScheduled({ ...dependencies, now: EVENING }, actors.owner, account, now)).toEqual({
    ok: false,
    error: 'closed_now',
  });
  expect(await inTheEvening()).toEqual([['Hello\nSTOP 36111', true]]);
  await panel.db.dispatch.updateMany({ data: { leasedBy: null } });
  // As it is: neither the text nor its clause is another one.
  expect(await panel.edit(waiting, { ...UNTOUCHED, smsClass: '2' })).toMatchObject({ ok: true });
  expect(await inTheEvening()).toEqual([['Hello\nSTOP 36111', true]]);
  await panel.db.dispatch.updateMany({ data: { leasedBy: null } });
  expect(await panel.edit(waiting, { ...UNTOUCHED, message: 'Good evening', smsClass: '2' })).toMatchObject({
    ok: true,
  });
  expect(await inTheEvening()).toEqual([['Good evening\nSTOP 38081', true]]);
});
