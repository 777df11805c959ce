import { planAlerts } from '@/lib/domain/alerts/alert-template';
import { ALERT_SUPPORTS } from '@/lib/domain/alerts/limit';
import { wordOf } from '@/lib/domain/word-of';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { insertAlerts, readAlertTexts } from './alerts';

/** Whoever fell below a limit. */
type Fallen = {
  readonly accountId: number;
  /** Null: the account itself. */
  readonly login: string | null;
  readonly remaining: bigint | number;
  readonly alertThreshold: bigint | number;
  readonly alertSupport: string;
  readonly alertEmail: string;
  readonly alertNumber: string;
};

/**
 * After balances of these accounts changed, in the same transaction: whoever fell below its limit, be it an account or an
 * API user, is disarmed and its alerts are put into the outbox; whoever is back at it is armed again. Doing it twice does
 * nothing the second time.
 */
export async function settleAlerts(tx: SqlTransaction, accountIds: readonly number[], now: Date): Promise<void> {
  const ids = list(accountIds);
  // One statement for both, because every debit comes by.
  const [found] = await tx.$queryRaw<{ accounts: unknown; apiUsers: unknown }[]>`
    SELECT EXISTS (SELECT 1 FROM "SmsAccount" WHERE id IN (${ids}) AND "alertThreshold" IS NOT NULL
        AND "alertArmed" <> ("alertThreshold" <= "creditsLeft")) AS accounts,
      EXISTS (SELECT 1 FROM "ApiUser" WHERE "accountId" IN (${ids}) AND "alertThreshold" IS NOT NULL) AS "apiUsers"`;
  const fallen = [
    ...(found?.accounts ? await settleAccounts(tx, ids) : []),
    ...(found?.apiUsers ? await settleApiUsers(tx, ids) : []),
  ];
  for (const one of fallen) await tell(tx, one, now);
}

/** Answers those that fell. */
async function settleAccounts(tx: SqlTransaction, ids: Prisma.Sql): Promise<readonly Fallen[]> {
  await tx.$executeRaw`
    UPDATE "SmsAccount" SET "alertArmed" = true
    WHERE id IN (${ids}) AND NOT "alertArmed" AND "alertThreshold" <= "creditsLeft"`;
  return tx.$queryRaw<Fallen[]>`
    UPDATE "SmsAccount" SET "alertArmed" = false
    WHERE id IN (${ids}) AND "alertArmed" AND "alertThreshold" > "creditsLeft"
    RETURNING id AS "accountId", NULL AS login, "alertThreshold", "alertSupport", "alertEmail", "alertNumber",
      "creditsLeft" AS remaining`;
}

/** What an API user has left: its quota if that is on, else the account's credit. */
const REMAINING = Prisma.sql`CASE WHEN "ApiUser"."quotaActive" THEN "ApiUser"."quotaLeft"
  ELSE (SELECT a."creditsLeft" FROM "SmsAccount" a WHERE a.id = "ApiUser"."accountId") END`;

/** Answers those that fell. */
async function settleApiUsers(tx: SqlTransaction, accountIds: Prisma.Sql): Promise<readonly Fallen[]> {
  const ofThese = Prisma.sql`"accountId" IN (${accountIds}) AND "alertThreshold" IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE "ApiUser" SET "alertArmed" = true
    WHERE ${ofThese} AND NOT "alertArmed" AND "alertThreshold" <= ${REMAINING}`;
  return tx.$queryRaw<Fallen[]>`
    UPDATE "ApiUser" SET "alertArmed" = false
    WHERE ${ofThese} AND "alertArmed" AND "alertThreshold" > ${REMAINING}
    RETURNING "accountId", login, "alertThreshold", "alertSupport", "alertEmail", "alertNumber",
      ${REMAINING} AS remaining`;
}

async function tell(tx: SqlTransaction, fallen: Fallen, now: Date): Promise<void> {
  const { login } = fallen;
  const accountId = Number(fallen.accountId);
  const { texts, serviceName, creditsLeft } = await readAlertTexts(tx, accountId);
  const facts = {
    login,
    serviceName,
    remaining: Number(fallen.remaining),
    threshold: Number(fallen.alertThreshold),
    creditsLeft,
  };
  const way = {
    support: wordOf(ALERT_SUPPORTS, fallen.alertSupport),
    email: fallen.alertEmail,
    number: fallen.alertNumber,
  };
  await insertAlerts(tx, accountId, planAlerts(facts, way, texts), now);
}
