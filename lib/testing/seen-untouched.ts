import type { ApiUserSettings } from '@/lib/domain/api-user/api-user';

/** What every dialog began from when nobody has set anything about its API user yet. */
export const SEEN_UNTOUCHED: ApiUserSettings = {
  quotaRevision: 0,
  alertThreshold: null,
  alertSupport: 'mail',
  alertEmail: '',
  alertNumber: '',
  ipRestrictions: [],
  callbackUrl: null,
  callbackSwitchedOffAt: null,
  replyUrl: null,
  stopUrl: null,
};
