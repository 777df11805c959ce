import { findApiUser } from '@/lib/db/api-users/api-user-rows';
import type { Database } from '@/lib/db/connections/client';
import type { ApiUser } from '@/lib/domain/api-user/api-user';

/** An API user as somebody sees it who opens a dialog now. */
export async function seenNow(db: Database, serviceName: string, login: string): Promise<ApiUser> {
  const account = await db.smsAccount.findUniqueOrThrow({ where: { serviceName } });
  const row = await findApiUser(db, account.id, login, { sinceHour: 0, since: new Date(0) });
  if (!row) throw new Error(`There is no API user ${login} on ${serviceName}.`);
  return row;
}
