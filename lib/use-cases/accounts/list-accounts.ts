import { listAccountsOf } from '@/lib/db/accounts/accounts';
import type { Database } from '@/lib/db/connections/client';
import type { AccountSummary } from '@/lib/schemas/account';
import type { Actor } from '../_shared/define-use-case';

/** The accounts that this panel user is a member of: the membership is the authorisation. */
export const listAccounts = ({ db }: { readonly db: Database }, actor: Actor): Promise<AccountSummary[]> =>
  listAccountsOf(db, actor.panelUserId);
