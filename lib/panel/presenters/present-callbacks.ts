import type { CallbackDelivery } from '@/lib/domain/callbacks/callback-delivery';
import type { CallbackRow } from '@/lib/schemas/callback';
import { presentLog } from './present-log';

export const presentDelivery = (delivery: CallbackDelivery): CallbackRow => ({
  ...delivery,
  createdAt: delivery.createdAt.toISOString(),
  redelivered: delivery.redelivered && { at: delivery.redelivered.at.toISOString(), by: delivery.redelivered.by },
  nextAttemptAt: delivery.nextAttemptAt?.toISOString() ?? null,
  history: delivery.history.map((attempt) => ({
    ...attempt,
    at: attempt.at.toISOString(),
    headers: attempt.headers.map(([name, value]) => [name, value]),
  })),
});

export const presentCallbacks = presentLog(presentDelivery);
