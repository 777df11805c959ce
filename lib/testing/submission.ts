import type { Submission } from '@/lib/engine/carriers/contract/driver';

/** A message of one segment as a carrier is given it, for the first time. */
export const submissionOf = (id: number, changes: Partial<Submission> = {}): Submission => ({
  id,
  sender: 'MyShop',
  recipient: '33612345678',
  text: 'Hello',
  encoding: 'gsm7',
  smsClass: 1,
  segmentCount: 1,
  segments: [1],
  attempt: 1,
  ...changes,
});
