import { z } from 'zod';
import { ROLES } from '@/lib/domain/panel-user/role';
import { RETENTION } from '@/lib/domain/retention/retention';
import { isTimeZone } from '@/lib/domain/time/time-zone';
import { storedLimit } from './alert';
import { fault } from './fault';

const accountSummary = z.object({
  serviceName: z.string(),
  description: z.string(),
  /** Hundredths of a credit, as everywhere. */
  creditsLeft: z.number(),
});

export const accountDetails = accountSummary.extend({
  creditsHeldByQuota: z.number(),
  spentLately: z.number(),
  apiUserCount: z.number(),
  timeZone: z.string(),
  retentionMonths: z.number(),
  stopClauseEnabled: z.boolean(),
  stopClauseText: z.string(),
  callbackUrl: z.string().nullable(),
  ...storedLimit.shape,
  /** Everything older is deleted; null before the first purge. */
  purgedBefore: z.iso.datetime().nullable(),
  purgedMessages: z.number(),
  role: z.enum(ROLES),
});

const months = fault('retention_months', { least: RETENTION.least, most: RETENTION.most });

export const changeRetentionSchema = z.object({
  retentionMonths: z
    .string()
    .regex(/^\s*\d{1,3}\s*$/, months)
    .transform(Number)
    .pipe(z.number().min(RETENTION.least, months).max(RETENTION.most, months)),
});
export const changeTimeZoneSchema = z.object({
  timeZone: z.string().max(60, fault('time_zone_unknown')).refine(isTimeZone, fault('time_zone_unknown')),
});
export const changeStopClauseSchema = z.object({ stopClauseEnabled: z.boolean() });

export type AccountSummary = z.infer<typeof accountSummary>;
export type AccountDetails = z.infer<typeof accountDetails>;
