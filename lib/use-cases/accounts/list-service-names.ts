import { listServiceNames as listRows } from '@/lib/db/accounts/account-list';
import type { Database } from '@/lib/db/connections/client';
import type { Member } from '@/lib/domain/authorisation/actor';

type Wanted = { readonly after: string | null; readonly limit: number };

/** The names of the accounts that this person is a member of, in their order: the membership is the authorisation. */
export async function listServiceNames(
  { db }: { readonly db: Database },
  { panelUserId }: Member,
  { after, limit }: Wanted,
): Promise<{ readonly names: readonly string[]; readonly hasMore: boolean }> {
  const found = await listRows(db, panelUserId, { after, limit: limit + 1 });
  return { names: found.slice(0, limit), hasMore: found.length > limit };
}
