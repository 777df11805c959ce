import { apiUserListQuery } from '@/lib/schemas/api-user';
import { refusalListQuery } from '@/lib/schemas/refused-request';
import { addApiUser } from '@/lib/use-cases/api-users/add-api-user';
import { changeCallback } from '@/lib/use-cases/api-users/change-callback';
import { changePassword } from '@/lib/use-cases/api-users/change-password';
import { changeQuota } from '@/lib/use-cases/api-users/change-quota';
import { changeReplyUrls } from '@/lib/use-cases/api-users/change-reply-urls';
import { changeRestrictions } from '@/lib/use-cases/api-users/change-restrictions';
import { countPending } from '@/lib/use-cases/api-users/count-pending';
import { deleteApiUser } from '@/lib/use-cases/api-users/delete-api-user';
import { disableApiUser } from '@/lib/use-cases/api-users/disable-api-user';
import { exportApiUsers } from '@/lib/use-cases/api-users/export-api-users';
import { findApiUsers } from '@/lib/use-cases/api-users/find-api-users';
import { findRefusedRequests } from '@/lib/use-cases/api-users/find-refused-requests';
import { findSessionsOfApiUser } from '@/lib/use-cases/api-users/find-sessions-of-api-user';
import { getApiUser } from '@/lib/use-cases/api-users/get-api-user';
import { listApiUsers } from '@/lib/use-cases/api-users/list-api-users';
import { makeCallbackSecret } from '@/lib/use-cases/api-users/make-callback-secret';
import { readApiUser } from '@/lib/use-cases/api-users/read-api-user';
import { readCallbackSigning } from '@/lib/use-cases/api-users/read-callback-signing';
import { stopSigning } from '@/lib/use-cases/api-users/stop-signing';
import { LOGIN } from '../furnished-panel';
import { CALLERS, plainApiUser } from '../test-panel';
import { EVERYONE, edit, NOT_VIEWER, OWNER, on, type Rows } from './rows';

export const apiUsers: Rows = {
  'api-users/add-api-user': {
    call: on(addApiUser, (caller) => plainApiUser(`by-${caller}`)),
    allowed: OWNER,
  },
  'api-users/change-callback': {
    call: on(changeCallback, (caller, given) => edit(given, { callbackUrl: `https://${caller}.example.com/` })),
    allowed: NOT_VIEWER,
  },
  'api-users/make-callback-secret': { call: on(makeCallbackSecret, () => ({ login: LOGIN })), allowed: OWNER },
  'api-users/stop-signing': { call: on(stopSigning, () => ({ login: LOGIN })), allowed: OWNER },
  'api-users/change-password': {
    call: on(changePassword, () => ({ login: LOGIN, password: 'abcd1234', keepOld: false })),
    allowed: OWNER,
  },
  'api-users/change-quota': {
    call: on(changeQuota, (_, given) => edit(given, { active: true, quota: 100 })),
    allowed: OWNER,
  },
  'api-users/change-reply-urls': {
    call: on(changeReplyUrls, (caller, given) =>
      edit(given, { replyUrl: `https://${caller}.example.com/`, stopUrl: null }),
    ),
    allowed: NOT_VIEWER,
  },
  'api-users/change-restrictions': {
    call: on(changeRestrictions, (caller, given) =>
      edit(given, { ipRestrictions: [`192.0.2.${CALLERS.indexOf(caller) + 1}`] }),
    ),
    allowed: NOT_VIEWER,
  },
  'api-users/count-pending': { call: on(countPending, () => LOGIN), allowed: EVERYONE },
  'api-users/delete-api-user': {
    call: on(deleteApiUser, () => ({ login: 'deletable', confirmation: '' })),
    allowed: OWNER,
  },
  'api-users/disable-api-user': {
    call: on(disableApiUser, () => ({ login: LOGIN, disabled: false })),
    allowed: NOT_VIEWER,
  },
  'api-users/export-api-users': { call: on(exportApiUsers, () => apiUserListQuery.parse({})), allowed: EVERYONE },
  'api-users/find-refused-requests': {
    call: on(findRefusedRequests, () => refusalListQuery.parse({})),
    allowed: EVERYONE,
  },
  'api-users/find-api-users': { call: on(findApiUsers, () => apiUserListQuery.parse({})), allowed: EVERYONE },
  'api-users/list-api-users': { call: on(listApiUsers, () => ({ after: null, limit: 10 })), allowed: EVERYONE },
  'api-users/read-callback-signing': { call: on(readCallbackSigning, () => ({ login: LOGIN })), allowed: EVERYONE },
  'api-users/read-api-user': { call: on(readApiUser, () => ({ login: LOGIN })), allowed: EVERYONE },
  'api-users/find-sessions-of-api-user': { call: on(findSessionsOfApiUser, () => LOGIN), allowed: EVERYONE },
  'api-users/get-api-user': { call: on(getApiUser, () => ({ login: LOGIN, days: 30 as const })), allowed: EVERYONE },
};
