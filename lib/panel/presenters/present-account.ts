import type { Account } from '@/lib/domain/account/account';
import type { Role } from '@/lib/domain/panel-user/role';
import type { AccountDetails } from '@/lib/schemas/account';

/** An account as the panel reads it. */
export const presentAccount = (account: Account & { readonly role: Role }): AccountDetails => ({
  ...account,
  earlierStopClauses: [...account.earlierStopClauses],
  purgedBefore: account.purgedBefore?.toISOString() ?? null,
  disabledAt: account.disabledAt?.toISOString() ?? null,
});
