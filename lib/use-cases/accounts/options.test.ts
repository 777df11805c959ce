import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { changeAccountCallback } from './change-account-callback';
import { changeCommercialHours } from './change-commercial-hours';
import { changeReplies } from './change-replies';
import { changeRetention } from './change-retention';
import { changeStopClause } from './change-stop-clause';
import { changeTimeZone } from './change-time-zone';

const NO_REPLIES = { replyAction: 'none', replyUrl: null, replyText: '', replyEmail: '', stopUrl: null } as const;

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

const change = (months: number, retentionMonths: number) =>
  changeRetention(panel.dependencies, panel.actors.owner, panel.account, {
    retentionMonths: months,
    seen: { retentionMonths },
  });
const stored = async () =>
  (await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } })).retentionMonths;

test('an account keeps its messages for a year at first, then as long as its owner says', async () => {
  expect(await stored()).toBe(12);
  expect(await change(6, 12)).toEqual({ ok: true, value: null });
  expect(await stored()).toBe(6);
  const [entry] = await panel.db.auditEntry.findMany({
    where: { action: 'account.change-retention' },
    orderBy: { id: 'asc' },
  });
  expect([entry?.before, entry?.after]).toEqual(['{"retentionMonths":12}', '{"retentionMonths":6}']);
});

test('nothing is written when nothing changes, or when somebody was faster', async () => {
  expect(await change(12, 12)).toEqual({ ok: false, error: 'unchanged' });
  await change(6, 12);
  expect(await change(3, 12)).toEqual({ ok: false, error: 'changed_meanwhile' });
  expect(await stored()).toBe(6);
  expect(await panel.db.auditEntry.count()).toBe(1);
});

test('each option is saved by itself, told with what it was, and what requests go by is told at once', async () => {
  const ofOwner = [panel.dependencies, panel.actors.owner, panel.account] as const;
  const callbackUrl = 'https://example.com/status';
  const replies = {
    replyAction: 'text',
    replyUrl: 'https://example.com/reply',
    replyText: 'Thanks',
    replyEmail: 'shop@example.com',
    stopUrl: null,
  } as const;
  const saved = [
    await changeTimeZone(...ofOwner, { timeZone: 'Indian/Reunion', seen: { timeZone: 'Europe/Paris' } }),
    await changeStopClause(...ofOwner, { stopClauseEnabled: false, seen: { stopClauseEnabled: true } }),
    await changeCommercialHours(...ofOwner, {
      commercialHoursEnabled: true,
      seen: { commercialHoursEnabled: false },
    }),
    await changeAccountCallback(...ofOwner, { callbackUrl, seen: { callbackUrl: null } }),
    await changeReplies(...ofOwner, { ...replies, seen: NO_REPLIES }),
  ];
  expect(saved).toEqual(saved.map(() => ({ ok: true, value: null })));
  expect(await panel.db.smsAccount.findUnique({ where: { serviceName: panel.account } })).toMatchObject({
    timeZone: 'Indian/Reunion',
    stopClauseEnabled: false,
    commercialHoursEnabled: true,
    callbackUrl,
    ...replies,
    retentionMonths: 12,
  });
  expect(panel.events.map(({ type }) => type)).toEqual(saved.flatMap(() => ['api-users', 'audit']));
  const entries = await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } });
  expect(entries.map(({ action, before, after }) => [action, before, after])).toEqual([
    ['account.change-time-zone', '{"timeZone":"Europe/Paris"}', '{"timeZone":"Indian/Reunion"}'],
    ['account.change-stop-clause', '{"stopClauseEnabled":true}', '{"stopClauseEnabled":false}'],
    ['account.change-commercial-hours', '{"commercialHoursEnabled":false}', '{"commercialHoursEnabled":true}'],
    ['account.change-callback', '{"callbackUrl":null}', `{"callbackUrl":"${callbackUrl}"}`],
    ['account.change-replies', JSON.stringify(NO_REPLIES), JSON.stringify(replies)],
  ]);
  const late = await changeAccountCallback(...ofOwner, { callbackUrl: null, seen: { callbackUrl: null } });
  expect(late).toEqual({ ok: false, error: 'changed_meanwhile' });
  const same = await changeStopClause(...ofOwner, { stopClauseEnabled: false, seen: { stopClauseEnabled: false } });
  expect(same).toEqual({ ok: false, error: 'unchanged' });
});
