/** What use cases answer, as the panel's API says it: the shape that the browser checks, and nothing beside it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { accountDetails } from '@/lib/schemas/account';
import { alertList, alertListQuery } from '@/lib/schemas/alert';
import { apiUserList, apiUserListQuery } from '@/lib/schemas/api-user';
import { apiUserDetails } from '@/lib/schemas/api-user-details';
import { auditList, auditListQuery } from '@/lib/schemas/audit';
import { callbackList, callbackListQuery } from '@/lib/schemas/callback';
import { messageList, messageListQuery } from '@/lib/schemas/message';
import { messageDetails } from '@/lib/schemas/message-details';
import { panelUserList, panelUserListQuery } from '@/lib/schemas/panel-user';
import { senderList } from '@/lib/schemas/sender';
import { sentBulkDetails } from '@/lib/schemas/sent-bulk';
import { createTestPanel, plainApiUser, type TestPanel } from '@/lib/testing/test-panel';
import { getAccount } from '@/lib/use-cases/accounts/get-account';
import { findAlerts } from '@/lib/use-cases/alerts/find-alerts';
import { addApiUser } from '@/lib/use-cases/api-users/add-api-user';
import { findApiUsers } from '@/lib/use-cases/api-users/find-api-users';
import { getApiUser } from '@/lib/use-cases/api-users/get-api-user';
import { findAuditEntries } from '@/lib/use-cases/audit/find-audit-entries';
import { findCallbacks } from '@/lib/use-cases/callbacks/find-callbacks';
import { findMessages } from '@/lib/use-cases/messages/find-messages';
import { getMessage } from '@/lib/use-cases/messages/get-message';
import { getSentBulk } from '@/lib/use-cases/messages/get-sent-bulk';
import { findPanelUsers } from '@/lib/use-cases/panel-users/find-panel-users';
import { findSenders } from '@/lib/use-cases/senders/find-senders';
import { presentAccount } from './present-account';
import { presentAlerts } from './present-alerts';
import { presentApiUserDetails, presentApiUsers } from './present-api-users';
import { presentAuditLog } from './present-audit-log';
import { presentCallbacks } from './present-callbacks';
import { presentMessageDetails } from './present-message-details';
import { presentMessages } from './present-messages';
import { presentPanelUsers } from './present-panel-users';
import { presentSenders } from './present-senders';
import { presentSentBulkDetails } from './present-sent-bulk';

const AT = new Date('2026-11-24T09:00:00.123Z');
const ISO = '2026-11-24T09:00:00.123Z';
const login = 'script';
let panel: TestPanel;

beforeAll(async () => {
  panel = await createTestPanel();
  const { db, dependencies, actors, account } = panel;
  await addApiUser(dependencies, actors.owner, account, plainApiUser(login));
  const user = await db.apiUser.findFirstOrThrow();
  const { accountId, id: apiUserId } = user;
  await db.smsAccount.update({ where: { id: accountId }, data: { purgedBefore: AT } });
  await db.apiUser.update({
    where: { id: apiUserId },
    data: { callbackSwitchedOffAt: AT, disabledAt: AT, lastUsedAt: AT, ipRestrictions: '["192.0.2.1"]' },
  });
  await db.refusedRequest.create({
    data: { accountId, apiUserId, login, at: AT, refusal: 'invalid_to', clientIp: '' },
  });
  const message = {
    sender: 'x',
    recipient: '33612345678',
    text: 'secret',
    encoding: 'gsm7',
    segmentCount: 1,
    credits: 1,
  };
  const states = { state: 'failed', ptt: 5, dlrId: 2, refundedAt: AT, createdAt: AT, dueAt: AT, updatedAt: AT };
  await db.message.create({ data: { id: 1, accountId, apiUserId, login, ...message, ...states } });
  await db.messageEvent.create({ data: { messageId: 1, at: AT, state: 'failed', ptt: 5, dlrId: 2 } });
  const segment = { messageId: 1, segment: 1, carrier: 'smpp', state: 'failed', ptt: 5, at: AT };
  await db.submittedSegment.create({ data: segment });
  const bulk = { accountId, apiUserId, login, sender: 'x', smsClass: 1, tag: '', messageCount: 101, writtenCount: 1 };
  await db.bulkSend.create({
    data: { id: 2, ...bulk, texts: '[]', heldCredits: 0, createdAt: AT, deferredUntil: AT, finishedAt: AT },
  });
  await db.message.create({ data: { id: 2, accountId, apiUserId, login, ...message, ...states } });
  await db.bulkTally.create({ data: { bulkSendId: 2, state: 'failed', ptt: 5, messageCount: 1, credits: 0 } });
  await db.alert.create({
    data: {
      ...{ accountId, login, channel: 'sms', recipient: 'x', body: 'x', status: 'sent' },
      ...{ nextAttemptAt: AT, createdAt: AT, sentAt: AT },
    },
  });
  const tried = { lastAt: AT, lastDurationMs: 1, lastHttpStatus: 200 };
  await db.callbackDelivery.create({
    data: {
      ...{
        accountId,
        apiUserId,
        messageId: 1,
        url: 'http://a.example/',
        receiver: 'a.example',
      },
      ...{ createdAt: AT, nextAttemptAt: AT, ...tried },
    },
  });
  for (const sender of ['My Shop', '+33612345678'])
    await db.sender.create({ data: { accountId, sender, createdAt: AT } });
  const invitation = { email: 'new@example.com', role: 'viewer', tokenHash: 'x', invitedBy: 'owner@example.com' };
  await db.invitation.create({
    data: { accountId, ...invitation, createdAt: AT, expiresAt: new Date(dependencies.now.getTime() + 1_000) },
  });
});

afterAll(() => panel.close());

/** What goes over the wire, if it is of this shape and nothing more. */
function told<Shape extends z.ZodType>(shape: Shape, presented: z.infer<Shape>): z.infer<Shape> {
  const wire: unknown = JSON.parse(JSON.stringify(presented));
  const read = shape.parse(wire);
  expect(wire).toEqual(read);
  return read;
}

const value = async <Value>(
  outcome: Promise<{ readonly ok: true; readonly value: Value } | { readonly ok: false }>,
) => {
  const settled = await outcome;
  if (!settled.ok) return expect.unreachable('a viewer may read all of it');
  return settled.value;
};

test('every read answers times as ISO 8601, and no field that the browser does not know', async () => {
  const { dependencies, actors, account } = panel;
  const asked = [dependencies, actors.viewer, account] as const;
  expect(told(accountDetails, presentAccount(await value(getAccount(...asked, undefined))))).toMatchObject({
    role: 'viewer',
    purgedBefore: ISO,
  });
  const alerts = told(alertList, presentAlerts(await value(findAlerts(...asked, alertListQuery.parse({})))));
  expect(alerts.rows).toMatchObject([{ channel: 'sms', createdAt: ISO, sentAt: ISO }]);
  const users = told(apiUserList, presentApiUsers(await value(findApiUsers(...asked, apiUserListQuery.parse({})))));
  expect(users.users).toMatchObject([{ login, disabled: true, callbackSwitchedOffAt: ISO, lastUsedAt: ISO }]);
  const details = told(apiUserDetails, presentApiUserDetails(await value(getApiUser(...asked, { login, days: 30 }))));
  expect(details.refused).toMatchObject([{ at: ISO, refusal: 'invalid_to' }]);
  const audit = told(auditList, presentAuditLog(await value(findAuditEntries(...asked, auditListQuery.parse({})))));
  expect(audit.rows).toMatchObject([{ actor: { kind: 'panel-user', name: 'owner@example.com' } }]);
  const callbacks = told(
    callbackList,
    presentCallbacks(await value(findCallbacks(...asked, callbackListQuery.parse({})))),
  );
  expect(callbacks.rows).toMatchObject([{ login, createdAt: ISO, nextAttemptAt: ISO, history: [{ at: ISO }] }]);
  const messages = told(messageList, presentMessages(await value(findMessages(...asked, messageListQuery.parse({})))));
  expect(messages.rows).toMatchObject([
    { id: 2, lastId: 102, createdAt: ISO, dueAt: ISO, outcomes: { failed: 1, cancelled: 100 } },
    { id: 1, createdAt: ISO, dueAt: ISO, refunded: true },
  ]);
  const bulk = told(sentBulkDetails, presentSentBulkDetails(await value(getSentBulk(...asked, { id: 2 }))));
  expect(bulk.send).toMatchObject({ createdAt: ISO, dueAt: ISO, finishedAt: ISO, hasApiUser: true });
  expect(bulk).toMatchObject({ send: { failures: [{ state: 'failed', ptt: 5, count: 1 }] }, messages: [{ id: 2 }] });
  const { senders } = told(senderList, presentSenders(await value(findSenders(...asked, undefined))));
  expect(senders).toMatchObject([{ type: 'name', createdAt: ISO, isEnabled: true }, { type: 'number' }]);
  const one = told(messageDetails, presentMessageDetails(await value(getMessage(...asked, { id: 1 }))));
  expect(one.message).toMatchObject({
    settledAt: ISO,
    refundedAt: ISO,
    events: [{ at: ISO }],
    segments: [{ at: ISO }],
  });
  expect(one.callbacks).toMatchObject([{ createdAt: ISO }]);
  const people = told(
    panelUserList,
    presentPanelUsers(await value(findPanelUsers(...asked, panelUserListQuery.parse({})))),
  );
  expect(people.members.rows).toHaveLength(3);
  expect(people.invitations.rows).toMatchObject([{ email: 'new@example.com', expiresAt: expect.stringMatching(/Z$/) }]);
});
