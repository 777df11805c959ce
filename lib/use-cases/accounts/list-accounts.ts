import { listOwnAccounts } from '@/lib/db/accounts/account-list';
import type { Database } from '@/lib/db/connections/client';
import { type AccountPage, TRAFFIC_WEEK } from '@/lib/domain/account/account-list';
import type { Member } from '@/lib/domain/authorisation/actor';
import { dayInZone } from '@/lib/domain/time/zoned-time';
import { ACCOUNTS_PAGE_SIZE, type AccountListQuery } from '@/lib/schemas/account';

type Dependencies = { readonly db: Database; readonly now: Date };

const addUp = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

/** One page of the accounts that this panel user is a member of: the membership is the authorisation. */
export async function listAccounts(
  { db, now }: Dependencies,
  actor: Member,
  query: AccountListQuery,
): Promise<AccountPage> {
  const firstDayIn = (timeZone: string) => dayInZone(now, timeZone) - TRAFFIC_WEEK + 1;
  const found = await listOwnAccounts(db, actor.panelUserId, { ...query, limit: ACCOUNTS_PAGE_SIZE, firstDayIn, now });
  const accounts = found.accounts.map(({ timeZone, days, ...account }) => {
    const first = firstDayIn(timeZone);
    const week = Array.from({ length: TRAFFIC_WEEK }, (_, index) => days.filter(({ day }) => day === first + index));
    return {
      ...account,
      spentLately: addUp(week.flat().map(({ spent }) => spent)),
      week: week.map((parts) => addUp(parts.map(({ sent }) => sent))),
    };
  });
  return { ...found, accounts };
}
