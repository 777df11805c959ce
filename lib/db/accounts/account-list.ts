import type { AccountSummary } from '@/lib/domain/account/account';
import type { Credits } from '@/lib/domain/credits';
import { ROLES, type Role } from '@/lib/domain/panel-user/role';
import { firstHourOf } from '@/lib/domain/usage/usage';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';
import { contains } from '../connections/dialect';
import { Prisma } from '../generated/client';

/** What an account sent on a day, in days since 1970 on its clock. */
type Day = {
  readonly day: number;
  readonly sent: number;
  /** What its own credit, not a quota, paid for. */
  readonly spent: Credits;
};

type AccountWithDays = AccountSummary & {
  readonly timeZone: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  readonly days: Day[];
};

type Row = {
  readonly serviceName: string;
  readonly description: string;
  readonly timeZone: string;
  readonly role: string;
  readonly isDisabled: bigint | number;
  readonly creditsLeft: bigint | number;
  /** Null: it sent nothing. */
  readonly day: bigint | number | null;
  readonly sent: bigint | number | null;
  readonly spent: bigint | number | null;
};

/**
 * The accounts of one panel user by name, day by day since one. API users are named one by one, so that only the hours
 * asked for are read.
 */
export async function readAccountDays(db: Database, panelUserId: number, since: number): Promise<AccountWithDays[]> {
  const rows = await db.$queryRaw<Row[]>`
    WITH own AS (SELECT "accountId" FROM "Membership" WHERE "panelUserId" = ${panelUserId}), payer("accountId", id, "isAccount") AS (
      SELECT "accountId", CAST(0 AS BIGINT), 1 FROM own
      UNION ALL SELECT "accountId", id, CASE WHEN "quotaActive" THEN 0 ELSE 1 END FROM "ApiUser"
        WHERE "accountId" IN (SELECT "accountId" FROM own)
      UNION ALL SELECT "accountId", id, 0 FROM "DeletedApiUser" WHERE "accountId" IN (SELECT "accountId" FROM own)
    ), sums AS (
      SELECT p."accountId", u.hour / 24 AS day, SUM(u.sent) AS sent,
        SUM(CASE WHEN p."isAccount" = 1 THEN u.credits ELSE 0 END) AS spent
      FROM payer p JOIN "Usage" u
        ON u."accountId" = p."accountId" AND u."apiUserId" = p.id AND u.hour >= ${firstHourOf(since)}
      GROUP BY 1, 2
    )
    SELECT a."serviceName", a.description, a."creditsLeft", a."timeZone", m.role,
      CASE WHEN a."disabledAt" IS NULL THEN 0 ELSE 1 END AS "isDisabled", s.day, s.sent, s.spent
    FROM "Membership" m JOIN "SmsAccount" a ON a.id = m."accountId" LEFT JOIN sums s ON s."accountId" = a.id
    WHERE m."panelUserId" = ${panelUserId} ORDER BY a."serviceName", s.day`;
  const accounts = new Map<string, AccountWithDays>();
  for (const { day, sent, spent, ...row } of rows) {
    const { serviceName } = row;
    const account = accounts.get(serviceName) ?? {
      ...{ ...row, creditsLeft: Number(row.creditsLeft), role: wordOf(ROLES, row.role) },
      isDisabled: Number(row.isDisabled) === 1,
      days: [],
    };
    if (day !== null) account.days.push({ day: Number(day), sent: Number(sent), spent: Number(spent) });
    accounts.set(serviceName, account);
  }
  return [...accounts.values()];
}

/** Of the accounts of one panel user, those whose name has such a part, by name; at most so many. */
export const findAccountNames = (
  db: Database,
  panelUserId: number,
  part: string,
  most: number,
): Promise<{ serviceName: string; description: string }[]> => db.$queryRaw`
    SELECT "serviceName", description FROM "SmsAccount"
    WHERE id IN (SELECT "accountId" FROM "Membership" WHERE "panelUserId" = ${panelUserId})
      AND (${contains(Prisma.sql`"serviceName"`, part)} OR ${contains(Prisma.sql`description`, part)})
    ORDER BY CASE WHEN description = '' THEN "serviceName" ELSE description END, "serviceName" LIMIT ${most}`;
