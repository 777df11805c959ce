/** Calls every use case of the panel directly with a consumer key of the owner. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Member } from '@/lib/domain/authorisation/actor';
import { MATRIX } from '@/lib/testing/authorisation/matrix';
import { createFurnishedPanel, type FurnishedPanel } from '@/lib/testing/furnished-panel';
import { plainApiUser } from '@/lib/testing/test-panel';
import { addApiUser } from './api-users/add-api-user';

/** What the REST API has: what a consumer key may ask for at all. */
const FOR_KEYS: readonly string[] = [
  'accounts/change-account-callback',
  'accounts/change-description',
  'accounts/change-replies',
  'accounts/follow-account',
  'accounts/get-account',
  'accounts/get-reach',
  'accounts/get-service',
  'alerts/change-account-limit',
  'alerts/change-alert-templates',
  'alerts/change-limit',
  'alerts/export-alerts',
  'alerts/find-alerts',
  'alerts/get-alert-templates',
  'api-users/add-api-user',
  'api-users/change-callback',
  'api-users/change-reply-urls',
  'api-users/change-password',
  'api-users/change-quota',
  'api-users/change-restrictions',
  'api-users/count-pending',
  'api-users/delete-api-user',
  'api-users/export-api-users',
  'api-users/find-api-users',
  'api-users/find-refused-requests',
  'api-users/find-sessions-of-api-user',
  'api-users/get-api-user',
  'api-users/list-api-users',
  'api-users/make-callback-secret',
  'api-users/read-api-user',
  'api-users/read-callback-signing',
  'api-users/stop-signing',
  'blacklist/export-blacklist',
  'blacklist/find-blacklisted',
  'blacklist/get-blacklisted',
  'blacklist/list-blacklisted',
  'blacklist/remove-from-blacklist',
  'credit/move-credit',
  'incoming/delete-incoming',
  'incoming/export-incoming',
  'incoming/find-incoming',
  'incoming/find-incoming-ids',
  'incoming/get-incoming',
  'messages/cancel-job',
  'messages/cancel-scheduled',
  'messages/delete-message',
  'messages/estimate-message',
  'messages/estimate-test',
  'messages/find-jobs',
  'messages/find-messages',
  'messages/find-outgoing',
  'messages/find-scheduled',
  'messages/find-sent',
  'messages/get-job',
  'messages/get-outgoing',
  'messages/send-message',
  'messages/send-test',
  'messages/submit-job',
  'overview/get-traffic',
  'overview/get-traffic-sample',
  'overview/get-trouble',
  'rates/find-prices',
  'senders/add-sender',
  'senders/change-sender',
  'senders/delete-sender',
  'senders/find-senders',
];

let panel: FurnishedPanel;
let key: Member;

beforeAll(async () => {
  panel = await createFurnishedPanel();
  key = { ...panel.actors.owner, kind: 'consumer-key', consumerKeyId: 7, application: 'A program' };
});

afterAll(() => panel.close());

test.each(Object.entries(MATRIX))('%s', async (name, { call }) => {
  const outcome = await call({ ...panel, actors: { ...panel.actors, owner: key } }, 'owner');
  expect(outcome).toMatchObject(FOR_KEYS.includes(name) ? { ok: true } : { ok: false, error: 'forbidden' });
});

test('a consumer key is named in the audit log and in the ledger', async () => {
  const { db, dependencies, account } = panel;
  const user = { ...plainApiUser('keyed'), quota: { active: true, quota: 100 } };
  await addApiUser(dependencies, key, account, user);
  const actor = 'key:owner@example.com#7 A program';
  expect(await db.auditEntry.findFirst({ where: { subject: user.login } })).toMatchObject({ actor });
  expect(await db.creditMovement.findFirst({ where: { login: user.login } })).toMatchObject({ actor });
});
