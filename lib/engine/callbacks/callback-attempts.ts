import type { ClaimedDelivery } from '@/lib/db/callbacks/callback-queue';
import type { CallbackAnswer } from '@/lib/domain/callbacks/callback-call';
import { callbackSucceeded, nextCallbackAttempt } from '@/lib/domain/callbacks/callback-retry';
import type { RecordedTry } from './record-callback-attempts';

type Moment = {
  readonly now: Date;
  /** In [0, 1). */
  readonly jitter: number;
};

/** What one try means for its delivery. */
export function judgeAttempt(delivery: ClaimedDelivery, answer: CallbackAnswer, { now, jitter }: Moment): RecordedTry {
  const { id: deliveryId, apiUserId, createdAt, attempts } = delivery;
  const delivered = answer.httpStatus !== null && callbackSucceeded(answer.httpStatus);
  const retryAt = delivered ? null : nextCallbackAttempt({ attempts: attempts + 1, now, jitter });
  const status = delivered ? 'delivered' : retryAt ? 'pending' : 'failed';
  return { ...answer, deliveryId, apiUserId, createdAt, delivered, status, nextAttemptAt: retryAt };
}
