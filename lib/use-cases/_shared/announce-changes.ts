import type { EventPublisher } from '@/lib/domain/events';
import type { Applied } from './apply-reports';

/** Tells open panels, after the commit. */
export function announceChanges(events: EventPublisher, { changedAccounts, refundedAccounts }: Applied): void {
  for (const accountId of changedAccounts) events.publish({ type: 'messages', accountId });
  for (const accountId of refundedAccounts) events.publish({ type: 'credits', accountId });
}
