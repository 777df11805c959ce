import type { ClaimedDelivery } from '@/lib/db/callbacks/callback-queue';
import type { CallbackAnswer } from '@/lib/domain/callbacks/callback-call';
import { callbackSucceeded } from '@/lib/domain/callbacks/callback-success';
import { nextTry } from '@/lib/domain/outbox/retry-policy';
import type { RecordedTry } from './record-callback-attempts';

type Moment = {
  readonly now: Date;
  /** In [0, 1). */
  readonly jitter: number;
};

/** What one try means for its delivery. */
export function judgeAttempt(delivery: ClaimedDelivery, answer: CallbackAnswer, { now, jitter }: Moment): RecordedTry {
  const { id: deliveryId, kind, accountId, apiUserId, createdAt, attempts } = delivery;
  const delivered = answer.httpStatus !== null && callbackSucceeded(answer.httpStatus);
  const retryAt = delivered ? null : nextTry('callback', { attempts: attempts + 1, since: createdAt, now, jitter });
  const status = delivered ? 'delivered' : retryAt ? 'pending' : 'failed';
  return { ...answer, deliveryId, kind, accountId, apiUserId, createdAt, delivered, status, nextAttemptAt: retryAt };
}
