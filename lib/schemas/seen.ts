/** What an editor saw when the dialog opened: a change is refused when somebody else has changed just that. */
import { z } from 'zod';
import { accountDetails } from './account';
import { alertTemplates, storedLimit } from './alert';
import { apiUserRow } from './api-user';
import { changeSenderSchema } from './change-sender';

export const seenQuota = apiUserRow.pick({ quotaRevision: true });
export const seenLimit = storedLimit.omit({ alertLastThreshold: true });
export const seenRestrictions = apiUserRow.pick({ ipRestrictions: true });
export const seenCallback = apiUserRow.pick({ callbackUrl: true }).extend({
  callbackSwitchedOffAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable(),
});
export const seenReplyUrls = apiUserRow.pick({ replyUrl: true, stopUrl: true });
export const seenOptions = accountDetails.pick({
  description: true,
  retentionMonths: true,
  timeZone: true,
  stopClauseEnabled: true,
  commercialHoursEnabled: true,
  callbackUrl: true,
  replyAction: true,
  replyUrl: true,
  replyText: true,
  replyEmail: true,
  stopUrl: true,
});
export const seenTemplates = alertTemplates;
export const seenSender = changeSenderSchema;
