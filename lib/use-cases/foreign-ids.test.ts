/**
 * The owner of another account, on that account and so with every right there, names what belongs to ours: logins,
 * deliveries, invitations, members. All of it is as missing as what never was. And whatever is not made by
 * defineUseCase says why it needs no row in the matrix.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditListQuery } from '@/lib/schemas/audit';
import { callbackListQuery } from '@/lib/schemas/callback';
import { messageListQuery } from '@/lib/schemas/message';
import { movementListQuery } from '@/lib/schemas/movement';
import { refusalListQuery } from '@/lib/schemas/refused-request';
import { scheduledListQuery } from '@/lib/schemas/scheduled';
import { foreignToPrograms } from '@/lib/testing/foreign-to-programs';
import {
  BLACKLISTED,
  BULK_SEND,
  createFurnishedPanel,
  type FurnishedPanel,
  INVITATION,
  LOGIN,
  MESSAGE,
  SEND_KEY,
  SENDER,
} from '@/lib/testing/furnished-panel';
import { OUTSIDE } from '@/lib/testing/outside-use-cases';
import { SEEN_UNTOUCHED } from '@/lib/testing/seen-untouched';
import { WITHOUT_IDS } from '@/lib/testing/without-ids';
import { WRITTEN_SMS } from '@/lib/testing/written-sms';
import { changeLimit } from './alerts/change-limit';
import { sendTestAlert } from './alerts/send-test-alert';
import { changeCallback } from './api-users/change-callback';
import { changePassword } from './api-users/change-password';
import { changeQuota } from './api-users/change-quota';
import { changeReplyUrls } from './api-users/change-reply-urls';
import { changeRestrictions } from './api-users/change-restrictions';
import { countPending } from './api-users/count-pending';
import { deleteApiUser } from './api-users/delete-api-user';
import { disableApiUser } from './api-users/disable-api-user';
import { findRefusedRequests } from './api-users/find-refused-requests';
import { findSessionsOfApiUser } from './api-users/find-sessions-of-api-user';
import { getApiUser } from './api-users/get-api-user';
import { makeCallbackSecret } from './api-users/make-callback-secret';
import { stopSigning } from './api-users/stop-signing';
import { findAuditEntries } from './audit/find-audit-entries';
import { removeFromBlacklist } from './blacklist/remove-from-blacklist';
import { countFailedCallbacks } from './callbacks/count-failed-callbacks';
import { findCallbacks } from './callbacks/find-callbacks';
import { redeliverCallbacks } from './callbacks/redeliver-callbacks';
import { testCallback } from './callbacks/test-callback';
import { addUpMovements } from './credit/add-up-movements';
import { findMovements } from './credit/find-movements';
import { cancelScheduled } from './messages/cancel-scheduled';
import { editScheduled } from './messages/edit-scheduled';
import { estimateEdit } from './messages/estimate-edit';
import { estimateMessage } from './messages/estimate-message';
import { estimateTest } from './messages/estimate-test';
import { findMessages } from './messages/find-messages';
import { findScheduled } from './messages/find-scheduled';
import { findSent } from './messages/find-sent';
import { getMessage } from './messages/get-message';
import { getSentBulk } from './messages/get-sent-bulk';
import { rescheduleScheduled } from './messages/reschedule-scheduled';
import { sendMessage } from './messages/send-message';
import { sendTest } from './messages/send-test';
import { changeRole } from './panel-users/change-role';
import { removePanelUser } from './panel-users/remove-panel-user';
import { revokeInvitation } from './panel-users/revoke-invitation';
import { changeSender } from './senders/change-sender';
import { deleteSender } from './senders/delete-sender';

const email = 'viewer@example.com';
const WRITTEN = {
  ...WRITTEN_SMS,
  sender: SENDER,
  key: SEND_KEY,
  confirmedCredits: 100,
  confirmedMoment: null,
  confirmedQuotaOf: null,
} as const;
let panel: FurnishedPanel;

type Outcome = { readonly ok: boolean; readonly error?: string; readonly value?: unknown };

const asStranger = <Input>(
  perform: (
    dependencies: FurnishedPanel['dependencies'],
    actor: FurnishedPanel['actors']['stranger'],
    serviceName: string,
    input: Input,
  ) => Promise<Outcome>,
  input: Input,
) => perform(panel.dependencies, panel.actors.stranger, panel.strangersAccount, input);

const NO_USER = { ok: false, error: 'api_user_not_found' };
const NOT_FOUND = { ok: false, error: 'not_found' };
const NO_MEMBER = { ok: false, error: 'member_not_found' };
const NO_SENDER = { ok: false, error: 'sender_gone' };
const TOO_LATE = { ok: false, error: 'too_late' };
const AT = { when: 'later', at: '2027-01-01T12:00', atZone: 'Europe/Paris' } as const;
const EDITED = { ...AT, sender: SENDER, message: 'Hello', smsClass: '1' } as const;
const theirs = () => ({ what: 'messages' as const, ids: [panel.waiting[0] ?? 0] });
const limit = { login: LOGIN, threshold: 100, support: 'mail', email: 'me@example.com', number: '' } as const;

/** Each use case on an account that is told which of its things to work on, and what it says of one of ours. */
const FOREIGN: Readonly<Record<string, { readonly call: () => Promise<Outcome>; readonly says: object }>> = {
  'alerts/change-limit': { call: () => asStranger(changeLimit, { ...limit, seen: SEEN_UNTOUCHED }), says: NO_USER },
  'alerts/send-test-alert': { call: () => asStranger(sendTestAlert, limit), says: NO_USER },
  'api-users/change-callback': {
    call: () => asStranger(changeCallback, { login: LOGIN, callbackUrl: 'https://example.com/', seen: SEEN_UNTOUCHED }),
    says: NO_USER,
  },
  'api-users/change-reply-urls': {
    call: () => asStranger(changeReplyUrls, { login: LOGIN, replyUrl: null, stopUrl: 'https://example.com/' }),
    says: NO_USER,
  },
  'api-users/make-callback-secret': { call: () => asStranger(makeCallbackSecret, { login: LOGIN }), says: NO_USER },
  'api-users/stop-signing': { call: () => asStranger(stopSigning, { login: LOGIN }), says: NO_USER },
  'api-users/change-password': {
    call: () => asStranger(changePassword, { login: LOGIN, password: 'abcd1234', keepOld: false }),
    says: NO_USER,
  },
  'api-users/change-quota': {
    call: () => asStranger(changeQuota, { login: LOGIN, active: true, quota: 100, seen: SEEN_UNTOUCHED }),
    says: NO_USER,
  },
  'api-users/change-restrictions': {
    call: () => asStranger(changeRestrictions, { login: LOGIN, ipRestrictions: [], seen: SEEN_UNTOUCHED }),
    says: NO_USER,
  },
  'api-users/find-sessions-of-api-user': { call: () => asStranger(findSessionsOfApiUser, LOGIN), says: NOT_FOUND },
  'api-users/count-pending': { call: () => asStranger(countPending, LOGIN), says: NOT_FOUND },
  'api-users/delete-api-user': {
    call: () => asStranger(deleteApiUser, { login: LOGIN, confirmation: LOGIN }),
    says: NO_USER,
  },
  'api-users/disable-api-user': {
    call: () => asStranger(disableApiUser, { login: LOGIN, disabled: true }),
    says: NO_USER,
  },
  'api-users/find-refused-requests': {
    call: () => asStranger(findRefusedRequests, refusalListQuery.parse({ of: LOGIN })),
    says: { ok: true, value: { rows: [] } },
  },
  'api-users/get-api-user': { call: () => asStranger(getApiUser, { login: LOGIN, days: 30 }), says: NOT_FOUND },
  'audit/find-audit-entries': {
    call: () => asStranger(findAuditEntries, auditListQuery.parse({ subject: LOGIN })),
    says: { ok: true, value: { rows: [] } },
  },
  'blacklist/remove-from-blacklist': {
    call: () => asStranger(removeFromBlacklist, { number: BLACKLISTED[0] }),
    says: { ok: false, error: 'number_not_listed' },
  },
  'callbacks/find-callbacks': {
    call: () => asStranger(findCallbacks, callbackListQuery.parse({ login: LOGIN })),
    says: { ok: true, value: { rows: [] } },
  },
  'callbacks/count-failed-callbacks': {
    call: () => asStranger(countFailedCallbacks, { since: new Date(0), login: LOGIN, of: '' }),
    says: { ok: true, value: { count: 0, givenUp: 0, hasMore: false } },
  },
  'callbacks/redeliver-callbacks': {
    call: () => asStranger(redeliverCallbacks, { what: 'one', deliveryId: panel.deliveryId }),
    says: { ok: false, error: 'delivery_not_found' },
  },
  'callbacks/test-callback': {
    call: () => asStranger(testCallback, { login: LOGIN, callbackUrl: 'http://127.0.0.1:1/' }),
    says: NO_USER,
  },
  'credit/find-movements': {
    call: () => asStranger(findMovements, movementListQuery.parse({ login: LOGIN })),
    says: { ok: true, value: { rows: [] } },
  },
  'credit/add-up-movements': {
    call: () => asStranger(addUpMovements, movementListQuery.parse({ login: LOGIN })),
    says: { ok: true, value: { sums: [] } },
  },
  'messages/find-messages': {
    call: () => asStranger(findMessages, messageListQuery.parse({ login: LOGIN })),
    says: { ok: true, value: { rows: [] } },
  },
  'messages/get-sent-bulk': { call: () => asStranger(getSentBulk, { id: BULK_SEND }), says: NOT_FOUND },
  'messages/get-message': { call: () => asStranger(getMessage, { id: MESSAGE }), says: NOT_FOUND },
  'panel-users/change-role': { call: () => asStranger(changeRole, { email, role: 'owner' }), says: NO_MEMBER },
  'panel-users/remove-panel-user': { call: () => asStranger(removePanelUser, { email }), says: NO_MEMBER },
  'panel-users/revoke-invitation': {
    call: () => asStranger(revokeInvitation, { id: INVITATION }),
    says: { ok: false, error: 'invitation_not_found' },
  },
  'senders/change-sender': {
    call: () => asStranger(changeSender, { sender: SENDER, description: 'theirs', isEnabled: false }),
    says: NO_SENDER,
  },
  'messages/estimate-message': { call: () => asStranger(estimateMessage, WRITTEN), says: NO_SENDER },
  'messages/find-sent': { call: () => asStranger(findSent, WRITTEN), says: { ok: true, value: null } },
  'messages/send-message': { call: () => asStranger(sendMessage, WRITTEN), says: NO_SENDER },
  'messages/cancel-scheduled': { call: () => asStranger(cancelScheduled, theirs()), says: TOO_LATE },
  'messages/reschedule-scheduled': {
    call: () => asStranger(rescheduleScheduled, { ...AT, target: theirs() }),
    says: TOO_LATE,
  },
  'messages/estimate-edit': { call: () => asStranger(estimateEdit, { ...EDITED, target: theirs() }), says: TOO_LATE },
  'messages/edit-scheduled': {
    call: () =>
      asStranger(editScheduled, { ...EDITED, target: theirs(), confirmedCredits: 100, confirmedQuotaOf: null }),
    says: TOO_LATE,
  },
  'messages/find-scheduled': {
    call: () => asStranger(findScheduled, scheduledListQuery.parse({ login: LOGIN })),
    says: { ok: true, value: { rows: [], sends: [] } },
  },
  'messages/estimate-test': {
    call: () => asStranger(estimateTest, { ...WRITTEN, number: '+33612345678' }),
    says: NO_SENDER,
  },
  'messages/send-test': { call: () => asStranger(sendTest, { ...WRITTEN, number: '+33612345678' }), says: NO_SENDER },
  'senders/delete-sender': { call: () => asStranger(deleteSender, { sender: SENDER }), says: NO_SENDER },
  ...foreignToPrograms(() => panel, asStranger),
};

beforeAll(async () => {
  panel = await createFurnishedPanel();
});

afterAll(() => panel.close());

test.each(Object.entries(FOREIGN))(
  '%s: what is ours is missing to the owner of another account',
  async (_, { call, says }) => {
    const before = await panel.ours();
    expect(await call()).toMatchObject(says);
    expect(await panel.ours()).toBe(before);
  },
);

test('every use case is in one of the three lists, or is above all accounts', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?!_shared).*\/.*(?<!\.test)\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''));
  const textOf = (file: string) => readFileSync(path.join(import.meta.dirname, `${file}.ts`), 'utf8');
  const onAccount = (file: string) => /= define(UseCase|OptionChange|LogExport)\b/.test(textOf(file));
  // They have rows of their own: authorisation.test.ts.
  const ofInstance = (file: string) => /= define(InstanceUseCase|RateChange)\b/.test(textOf(file));
  const listed = [...Object.keys(FOREIGN), ...WITHOUT_IDS];
  expect(files.filter(onAccount).toSorted()).toEqual(listed.toSorted());
  const outside = files.filter((file) => !onAccount(file) && !ofInstance(file));
  expect(outside.toSorted()).toEqual(Object.keys(OUTSIDE).toSorted());
});
