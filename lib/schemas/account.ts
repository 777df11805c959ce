import { z } from 'zod';
import { ROLES } from '@/lib/domain/panel-user/role';

const accountSummary = z.object({
  serviceName: z.string(),
  description: z.string(),
  /** Hundredths of a credit, as everywhere. */
  creditsLeft: z.number(),
});

export const accountDetails = accountSummary.extend({
  creditsHeldByQuota: z.number(),
  apiUserCount: z.number(),
  timeZone: z.string(),
  role: z.enum(ROLES),
});

export type AccountSummary = z.infer<typeof accountSummary>;
export type AccountDetails = z.infer<typeof accountDetails>;
