import type { SeenCallback, SeenLimit, SeenQuota, SeenRestrictions } from '@/lib/schemas/seen';

/** What every dialog began from when nobody has set anything about its API user yet. */
export const SEEN_UNTOUCHED: SeenQuota & SeenLimit & SeenRestrictions & SeenCallback = {
  quotaRevision: 0,
  alertThreshold: null,
  alertSupport: 'mail',
  alertEmail: '',
  alertNumber: '',
  ipRestrictions: [],
  callbackUrl: null,
  callbackSwitchedOffAt: null,
};
