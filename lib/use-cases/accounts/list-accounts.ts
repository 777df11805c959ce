import { readAccountDays } from '@/lib/db/accounts/account-list';
import type { Database } from '@/lib/db/connections/client';
import { type ListedAccount, TRAFFIC_WEEK } from '@/lib/domain/account/account-list';
import { RATE_DAYS } from '@/lib/domain/account/credit-level';
import type { Member } from '@/lib/domain/authorisation/actor';
import { dayInZone } from '@/lib/domain/time/zoned-time';

type Dependencies = { readonly db: Database; readonly now: Date };

/** The accounts that this panel user is a member of, by name: the membership is the authorisation. */
export async function listAccounts({ db, now }: Dependencies, actor: Member): Promise<readonly ListedAccount[]> {
  // A day more than is told, because it may be another day on an account's clock.
  const since = dayInZone(now, 'UTC') - Math.max(TRAFFIC_WEEK, RATE_DAYS);
  const accounts = await readAccountDays(db, actor.panelUserId, since);
  return accounts.map(({ timeZone, days, ...account }) => {
    const today = dayInZone(now, timeZone);
    const last = (count: number) =>
      Array.from({ length: count }, (_, index) => days.find(({ day }) => day === today - count + 1 + index));
    return {
      ...account,
      spentLately: last(RATE_DAYS).reduce((sum, day) => sum + (day?.spent ?? 0), 0),
      week: last(TRAFFIC_WEEK).map((day) => day?.sent ?? 0),
    };
  });
}
