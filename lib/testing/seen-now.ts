import { findApiUserRow } from '@/lib/db/api-users/api-users';
import type { Database } from '@/lib/db/connections/client';
import type { ApiUserRow } from '@/lib/schemas/api-user';

/** An API user as somebody sees it who opens a dialog now. */
export async function seenNow(db: Database, serviceName: string, login: string): Promise<ApiUserRow> {
  const account = await db.smsAccount.findUniqueOrThrow({ where: { serviceName } });
  const row = await findApiUserRow(db, account.id, login, new Date());
  if (!row) throw new Error(`There is no API user ${login} on ${serviceName}.`);
  return row;
}
