import { ALERT_SUPPORTS } from '@/lib/domain/alerts/limit';
import type { ApiUser } from '@/lib/domain/api-user/api-user';
import { readIpRules } from '@/lib/domain/api-user/stored-ip-rules';
import type { UsagePeriod } from '@/lib/domain/usage/traffic';
import { wordOf } from '@/lib/domain/word-of';
import { unwrittenSends, WAITING_COUNT } from '../accounts/unwritten-sends';
import { usageByUser } from '../accounts/usage';
import type { Database } from '../connections/client';
import { list } from '../connections/fragments';
import { numberOrNull } from '../connections/number-or-null';
import { Prisma } from '../generated/client';

/** Messages accepted since then, those of bulk sends that wait unwritten among them. */
const sentBy = ({ sinceHour, since }: UsagePeriod) => Prisma.sql`COALESCE((SELECT SUM(u.sent) FROM ${usageByUser('u')}
  WHERE u."accountId" = "ApiUser"."accountId" AND u."apiUserId" = "ApiUser".id AND u.hour >= ${sinceHour}), 0)
  + COALESCE((SELECT SUM(${WAITING_COUNT}) FROM ${unwrittenSends(Prisma.sql`"ApiUser"."accountId"`, since)}
  AND b."apiUserId" = "ApiUser".id), 0)`;

type ListedApiUser = {
  login: string;
  quotaActive: boolean;
  quotaLeft: bigint;
  quotaGiven: bigint;
  quotaRevision: number;
  alertThreshold: bigint | null;
  alertLastThreshold: bigint | null;
  alertSupport: string;
  alertEmail: string;
  alertNumber: string;
  ipRestrictions: string;
  callbackUrl: string | null;
  replyUrl: string | null;
  stopUrl: string | null;
  callbackSwitchedOffAt: Date | null;
  callbackFailingSince: Date | null;
  limitReached: bigint;
  passwordChangedAt: Date | null;
  createdAt: Date;
  signed: bigint;
  disabledAt: Date | null;
  lastUsedAt: Date | null;
  sent: bigint;
};

/** Below its limit it is disarmed (settle-alerts.ts), which so says whether it is. */
export const LIMIT_REACHED = Prisma.sql`("alertThreshold" IS NOT NULL AND NOT "alertArmed")`;

const columns = (
  period: UsagePeriod,
) => Prisma.sql`login, "quotaActive", "quotaLeft", "quotaGiven", "quotaRevision", "alertThreshold", "alertLastThreshold",
  "alertSupport", "alertEmail", "alertNumber", "ipRestrictions", "callbackUrl", "replyUrl", "stopUrl",
  "callbackSwitchedOffAt",  "callbackFailingSince", ${LIMIT_REACHED} AS "limitReached", "callbackSecret" IS NOT NULL AS signed,
  "passwordChangedAt", "createdAt", "disabledAt", "lastUsedAt",
  ${sentBy(period)} AS sent`;

const toApiUser = ({ createdAt, ...user }: ListedApiUser): ApiUser => ({
  ...user,
  quotaLeft: Number(user.quotaLeft),
  quotaGiven: Number(user.quotaGiven),
  passwordChangedAt: user.passwordChangedAt ?? createdAt,
  limitReached: Number(user.limitReached) === 1,
  alertThreshold: numberOrNull(user.alertThreshold),
  alertLastThreshold: numberOrNull(user.alertLastThreshold),
  alertSupport: wordOf(ALERT_SUPPORTS, user.alertSupport),
  ipRestrictions: readIpRules(user.ipRestrictions),
  signed: Number(user.signed) === 1,
  sent: Number(user.sent),
});

/** What is shown of them, in the order of their ids as given; those that are gone are left out. */
export async function readApiUsers(
  db: Database,
  accountId: number,
  ids: readonly number[],
  period: UsagePeriod,
): Promise<ApiUser[]> {
  const users = await db.$queryRaw<(ListedApiUser & { id: number | bigint })[]>`
    SELECT id, ${columns(period)} FROM "ApiUser" WHERE id IN (${list(ids)}) AND "accountId" = ${accountId}`;
  const byId = new Map(users.map(({ id, ...user }) => [Number(id), user]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(toApiUser);
}

/** One API user, or null. */
export async function findApiUser(
  db: Database,
  accountId: number,
  login: string,
  period: UsagePeriod,
): Promise<ApiUser | null> {
  const [user] = await db.$queryRaw<ListedApiUser[]>`
    SELECT ${columns(period)} FROM "ApiUser" WHERE "accountId" = ${accountId} AND login = ${login}`;
  return user ? toApiUser(user) : null;
}
