import { z } from 'zod';
import { CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-status';
import { apiUserRow } from './api-user';
import { searchText } from './list-query';
import { trafficDays, trafficSpans } from './overview';
import { refusedRequest } from './refused-request';

/** Which API user, and of how many days. */
export const apiUserDetailsQuery = z.strictObject({ login: searchText(40), days: trafficDays });
export type ApiUserDetailsQuery = z.infer<typeof apiUserDetailsQuery>;

export const apiUserDetails = z.object({
  readAt: z.iso.datetime(),
  user: apiUserRow,
  /** What it is called by SMPP. */
  systemId: z.string(),
  usage: trafficSpans,
  unwritten: z.number(),
  /** The newest of those days. */
  refused: z.array(refusedRequest),
  /** How many of those days are kept. */
  refusedCount: z.number(),
  /** Deliveries of those days, by status. */
  callbacks: z.record(z.enum(CALLBACK_STATUSES), z.number()),
  /** Of how many of the newest they are counted, where there are more in those days; null: of all. */
  callbacksOfNewest: z.number().nullable(),
});
export type ApiUserDetails = z.infer<typeof apiUserDetails>;
