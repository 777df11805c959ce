import type { KeptBy } from '../kept-by';
import type { IncomingMessage, KeptReply } from './incoming-message';
import { JOINED_WITHIN_MS } from './reply-times';

type Reply = Pick<IncomingMessage, 'receivedCount' | 'segmentCount' | 'createdAt' | 'isOwed'>;

/** What keeps a reply from being deleted; null: nothing does. */
export function replyKeptBy({ receivedCount, segmentCount, createdAt, isOwed }: Reply, now: Date): KeptBy | null {
  if (receivedCount < segmentCount && createdAt.getTime() >= now.getTime() - JOINED_WITHIN_MS) return 'course';
  return isOwed ? 'callback' : null;
}

export const withKeptBy = ({ isOwed, ...reply }: IncomingMessage, now: Date): KeptReply => ({
  ...reply,
  keptBy: replyKeptBy({ ...reply, isOwed }, now),
});
