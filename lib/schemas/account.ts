import { z } from 'zod';
import { ROLES } from '@/lib/domain/panel-user/role';
import { RETENTION } from '@/lib/domain/retention/retention';
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
  /** Everything older is deleted; null before the first purge. */
  purgedBefore: z.iso.datetime().nullable(),
  purgedMessages: z.number(),
  role: z.enum(ROLES),
});

const months = fault('retention_months', { least: RETENTION.least, most: RETENTION.most });

/** `months` is typed; `seenMonths` is what the dialog began from. */
export const changeRetentionSchema = z
  .object({
    months: z
      .string()
      .regex(/^\s*\d{1,3}\s*$/, months)
      .transform(Number)
      .pipe(z.number().min(RETENTION.least, months).max(RETENTION.most, months)),
    seenMonths: z.number().int(),
  })
  .transform(({ months, seenMonths }) => ({ months, seen: { retentionMonths: seenMonths } }));

export type AccountSummary = z.infer<typeof accountSummary>;
export type AccountDetails = z.infer<typeof accountDetails>;
