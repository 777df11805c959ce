/** One try of a callback: signed, sent, and judged. */
import type { CallbackSender } from '@/lib/callbacks/send-callback';
import { signCallback } from '@/lib/crypto/callback-signature';
import type { ClaimedDelivery } from '@/lib/db/callbacks/callback-queue';
import { callbackSucceeded, nextCallbackAttempt } from '@/lib/domain/delivery/callback-retry';
import { validSecrets } from '@/lib/domain/delivery/callback-signing';
import type { RecordedTry } from '@/lib/use-cases/callbacks/record-callback-attempts';
import { createOneAfterAnother } from './one-after-another';

export type CallbackAttempts = {
  readonly sender: CallbackSender;
  /** Told how long each answer took, in seconds. */
  readonly onAnswered: (delivered: boolean, seconds: number) => void;
  readonly now: () => Date;
  /** In [0, 1). */
  readonly random: () => number;
};

/**
 * Answers how to make one try. The first tries of one message's changes are made in their order, so that a receiver
 * that answers hears of them in it; after a failed first try the later ones do not wait for its retries.
 */
export function createCallbackAttempts({ sender, onAnswered, now, random }: CallbackAttempts) {
  const inOrder = createOneAfterAnother<number>();

  const attempt = async (delivery: ClaimedDelivery): Promise<RecordedTry> => {
    const at = now();
    const timestamp = Math.floor(at.getTime() / 1000);
    const { url } = delivery;
    const headers = signCallback(validSecrets(delivery, at), { id: `delivery-${delivery.id}`, timestamp, url });
    const said = await sender.send(url, headers);
    const delivered = said.httpStatus !== null && callbackSucceeded(said.httpStatus);
    onAnswered(delivered, said.durationMs / 1000);
    const retryAt = delivered
      ? null
      : nextCallbackAttempt({ attempts: delivery.attempts + 1, now: now(), jitter: random() });
    const status = delivered ? 'delivered' : retryAt ? 'pending' : 'failed';
    const { id: deliveryId, apiUserId, createdAt } = delivery;
    return { ...said, deliveryId, apiUserId, createdAt, at, delivered, status, nextAttemptAt: retryAt };
  };

  return (delivery: ClaimedDelivery): Promise<RecordedTry> =>
    delivery.attempts === 0 ? inOrder(delivery.messageId, () => attempt(delivery)) : attempt(delivery);
}
