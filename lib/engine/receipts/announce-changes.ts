import type { EventPublisher } from '@/lib/domain/events';
import type { Applied, CallbackIntake } from './apply-receipts';

type Listeners = { readonly events: EventPublisher; readonly callbacks: CallbackIntake };

/** Tells open panels and customers, after the commit. */
export function announceChanges({ events, callbacks }: Listeners, applied: Applied): void {
  callbacks.take(applied.callbacks);
  for (const accountId of applied.changedAccounts) events.publish({ type: 'messages', accountId });
  for (const accountId of applied.refundedAccounts) events.publish({ type: 'credits', accountId });
}
