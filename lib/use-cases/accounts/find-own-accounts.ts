import { findAccountNames } from '@/lib/db/accounts/account-list';
import type { Database } from '@/lib/db/connections/client';
import type { Member } from '@/lib/domain/authorisation/actor';
import type { OwnAccounts } from '@/lib/schemas/account';

/** Few enough to choose from; of more, a longer part of the name tells. */
const MOST_ACCOUNTS = 20;

/** The accounts that this panel user is a member of, of a name that has such a part: the membership is the authorisation. */
export async function findOwnAccounts(
  { db }: { readonly db: Database },
  actor: Member,
  { search }: { readonly search: string },
): Promise<OwnAccounts> {
  const found = await findAccountNames(db, actor.panelUserId, search, MOST_ACCOUNTS + 1);
  return { accounts: found.slice(0, MOST_ACCOUNTS), hasMore: found.length > MOST_ACCOUNTS };
}
