import type { Account } from '@/lib/domain/account/account';
import type { AccountDetails } from '@/lib/schemas/account';

/** An account as the panel reads it. */
export const presentAccount = (account: Account & Pick<AccountDetails, 'role' | 'hasDelivered'>): AccountDetails => ({
  ...account,
  earlierStopClauses: [...account.earlierStopClauses],
  callbackFailingSince: account.callbackFailingSince?.toISOString() ?? null,
  purgedBefore: account.purgedBefore?.toISOString() ?? null,
  disabledAt: account.disabledAt?.toISOString() ?? null,
});
