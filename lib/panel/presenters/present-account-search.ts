import type { AccountSearch } from '@/lib/domain/account/account-search';
import { groupMsisdn } from '@/lib/domain/numbering/group-msisdn';
import { groupSender } from '@/lib/domain/sender/group-sender';
import type { AccountSearchAnswer } from '@/lib/schemas/account-search';

/** What was found in an account as the panel reads it. */
export const presentAccountSearch = ({ messages, sends, logins, senders }: AccountSearch): AccountSearchAnswer => ({
  messages: messages.map(({ id, recipient, state, createdAt }) => ({
    ...{ id, recipient, state },
    groupedRecipient: groupMsisdn(recipient),
    createdAt: createdAt.toISOString(),
  })),
  sends: sends.map(({ id, messageCount, createdAt }) => ({ id, messageCount, createdAt: createdAt.toISOString() })),
  logins: [...logins],
  senders: senders.map((sender) => ({ sender, groupedSender: groupSender(sender) })),
});
