/** What an editor saw when the dialog opened: a change is refused when somebody else has changed just that. */
import type { z } from 'zod';
import { alertTemplates } from './alert';
import { apiUserRow } from './api-user';

export const seenQuota = apiUserRow.pick({ quotaRevision: true });
export const seenLimit = apiUserRow.pick({
  alertThreshold: true,
  alertSupport: true,
  alertEmail: true,
  alertNumber: true,
});
export const seenRestrictions = apiUserRow.pick({ ipRestrictions: true });
export const seenCallback = apiUserRow.pick({ callbackUrl: true, callbackSwitchedOffAt: true });
export const seenTemplates = alertTemplates;

export type SeenQuota = z.infer<typeof seenQuota>;
export type SeenLimit = z.infer<typeof seenLimit>;
export type SeenRestrictions = z.infer<typeof seenRestrictions>;
export type SeenCallback = z.infer<typeof seenCallback>;
