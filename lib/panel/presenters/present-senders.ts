import { groupSender } from '@/lib/domain/sender/group-sender';
import { isAlphanumericSender, type Sender } from '@/lib/domain/sender/sender';
import type { SenderList } from '@/lib/schemas/sender';

/** An account's senders as the panel reads them. */
export const presentSenders = (senders: readonly Sender[]): SenderList => ({
  senders: senders.map(({ createdAt, ...sender }) => ({
    ...sender,
    groupedSender: groupSender(sender.sender),
    type: isAlphanumericSender(sender.sender) ? 'name' : 'number',
    createdAt: createdAt.toISOString(),
  })),
});
