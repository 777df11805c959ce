import { z } from 'zod';
import { CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-status';
import { apiUserRow } from './api-user';

const usageDay = z.object({
  day: z.number(),
  sent: z.number(),
  delivered: z.number(),
  failed: z.number(),
  credits: z.number(),
});
export type UsageDay = z.infer<typeof usageDay>;

const refusedRequest = z.object({ id: z.number(), at: z.iso.datetime(), refusal: z.string(), clientIp: z.string() });
export type RefusedRequest = z.infer<typeof refusedRequest>;

export const apiUserDetails = z.object({
  user: apiUserRow,
  usage: z.array(usageDay),
  refused: z.array(refusedRequest),
  /** Deliveries of the last seven days, by status. */
  callbacks: z.record(z.enum(CALLBACK_STATUSES), z.number()),
});
export type ApiUserDetails = z.infer<typeof apiUserDetails>;
