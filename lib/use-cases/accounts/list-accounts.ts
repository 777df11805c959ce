import { listAccountsOf } from '@/lib/db/accounts/accounts';
import type { Database } from '@/lib/db/connections/client';
import type { AccountSummary } from '@/lib/domain/account/account';
import type { Member } from '@/lib/domain/authorisation/actor';

/** The accounts that this panel user is a member of: the membership is the authorisation. */
export const listAccounts = ({ db }: { readonly db: Database }, actor: Member): Promise<AccountSummary[]> =>
  listAccountsOf(db, actor.panelUserId);
