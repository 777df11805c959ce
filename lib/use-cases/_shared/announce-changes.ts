import type { EventPublisher } from '@/lib/domain/events';
import type { Applied } from './apply-reports';

/** Tells open panels, after the commit. */
export function announceChanges(events: EventPublisher, { changed, refundedAccounts }: Applied): void {
  for (const [accountId, messageIds] of changed) events.publish({ type: 'messages', accountId, messageIds });
  for (const accountId of refundedAccounts) events.publish({ type: 'credits', accountId });
}
