import type { CallbackDelivery } from '@/lib/domain/callbacks/callback-delivery';
import type { LogPage } from '@/lib/domain/page';
import type { CallbackList, CallbackRow } from '@/lib/schemas/callback';

/** A page of the callback log as the panel reads it. */
export const presentCallbacks = ({ rows, ...page }: LogPage<CallbackDelivery>): CallbackList => ({
  ...page,
  deliveries: rows.map(presentDelivery),
});

export const presentDelivery = (delivery: CallbackDelivery): CallbackRow => ({
  ...delivery,
  createdAt: delivery.createdAt.toISOString(),
  nextAttemptAt: delivery.nextAttemptAt?.toISOString() ?? null,
  history: delivery.history.map((attempt) => ({
    ...attempt,
    at: attempt.at.toISOString(),
    headers: attempt.headers.map(([name, value]) => [name, value]),
  })),
});
