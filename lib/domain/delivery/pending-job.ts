import type { FollowedMessage } from './followed-message';

/** A message to one recipient that waits, as a program follows it. */
export type PendingJob = Pick<
  FollowedMessage,
  'id' | 'createdAt' | 'dueAt' | 'sender' | 'recipient' | 'text' | 'segmentCount' | 'credits' | 'tag'
>;
