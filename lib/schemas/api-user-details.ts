import { z } from 'zod';
import { CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-status';
import { apiUserRow } from './api-user';
import { trafficSpans } from './overview';
import { refusedRequest } from './refused-request';

export const apiUserDetails = z.object({
  readAt: z.iso.datetime(),
  user: apiUserRow,
  usage: trafficSpans,
  refused: z.array(refusedRequest),
  /** How many of the last seven days are kept. */
  refusedLately: z.number(),
  /** Deliveries of the last seven days, by status. */
  callbacks: z.record(z.enum(CALLBACK_STATUSES), z.number()),
});
export type ApiUserDetails = z.infer<typeof apiUserDetails>;
