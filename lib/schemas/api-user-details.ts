import { z } from 'zod';
import { CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-status';
import { apiUserRow } from './api-user';
import { trafficSpans } from './overview';

const refusedRequest = z.object({ id: z.number(), at: z.iso.datetime(), refusal: z.string(), clientIp: z.string() });
export type RefusedRequest = z.infer<typeof refusedRequest>;

export const apiUserDetails = z.object({
  user: apiUserRow,
  usage: trafficSpans,
  refused: z.array(refusedRequest),
  /** Deliveries of the last seven days, by status. */
  callbacks: z.record(z.enum(CALLBACK_STATUSES), z.number()),
});
export type ApiUserDetails = z.infer<typeof apiUserDetails>;
