import type { AccountSearch } from '@/lib/domain/account/account-search';
import type { AccountSearchAnswer } from '@/lib/schemas/account-search';

/** What was found in an account as the panel reads it. */
export const presentAccountSearch = ({ messages, logins, senders }: AccountSearch): AccountSearchAnswer => ({
  messages: messages.map(({ id, recipient, state, createdAt }) => ({
    ...{ id, recipient, state },
    createdAt: createdAt.toISOString(),
  })),
  logins: [...logins],
  senders: [...senders],
});
