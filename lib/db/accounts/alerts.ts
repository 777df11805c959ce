import { ALERT_SUPPORTS, type AlertTemplates } from '@/lib/domain/alerts/alert';
import { type AlertTexts, DEFAULT_ALERT, type PlannedAlert, planAlerts } from '@/lib/domain/alerts/alert-template';
import { wordOf } from '@/lib/domain/word-of';
import type { Transaction } from '../connections/client';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';

type Fallen = {
  accountId: number;
  login: string;
  remaining: bigint;
  alertThreshold: bigint;
  alertSupport: string;
  alertEmail: string;
  alertNumber: string;
};

/** What an API user has left: its quota if that is on, else the account's credit. */
const REMAINING = Prisma.sql`CASE WHEN "ApiUser"."quotaActive" THEN "ApiUser"."quotaLeft"
  ELSE (SELECT a."creditsLeft" FROM "SmsAccount" a WHERE a.id = "ApiUser"."accountId") END`;

/**
 * After balances of these accounts changed, in the same transaction: whoever fell below its limit is disarmed and its
 * alerts are put into the outbox; whoever is back at it is armed again. Doing it twice does nothing the second time.
 */
export async function settleAlerts(tx: SqlTransaction, accountIds: readonly number[], now: Date): Promise<void> {
  const ofThese = Prisma.sql`"accountId" IN (${list(accountIds)}) AND "alertThreshold" IS NOT NULL`;
  const [limited] = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM "ApiUser" WHERE ${ofThese} LIMIT 1`;
  if (!limited) return;
  await tx.$executeRaw`
    UPDATE "ApiUser" SET "alertArmed" = true
    WHERE ${ofThese} AND NOT "alertArmed" AND "alertThreshold" <= ${REMAINING}`;
  const fallen = await tx.$queryRaw<Fallen[]>`
    UPDATE "ApiUser" SET "alertArmed" = false
    WHERE ${ofThese} AND "alertArmed" AND "alertThreshold" > ${REMAINING}
    RETURNING "accountId", login, "alertThreshold", "alertSupport", "alertEmail", "alertNumber",
      ${REMAINING} AS remaining`;
  for (const user of fallen) {
    const { texts, creditsLeft } = await readAlertTexts(tx, user.accountId);
    const facts = {
      login: user.login,
      remaining: Number(user.remaining),
      threshold: Number(user.alertThreshold),
      creditsLeft,
    };
    const way = {
      support: wordOf(ALERT_SUPPORTS, user.alertSupport),
      email: user.alertEmail,
      number: user.alertNumber,
    };
    await insertAlerts(tx, user.accountId, planAlerts(facts, way, texts), now);
  }
}

type StoredTexts = {
  creditsLeft: bigint;
  alertEmailCustom: boolean;
  alertEmailFrom: string;
  alertEmailSubject: string;
  alertEmailBody: string;
  alertSmsCustom: boolean;
  alertSmsBody: string;
};

/** The texts in force for an account, and the credit that they may speak of. */
export async function readAlertTexts(
  tx: SqlTransaction,
  accountId: number,
): Promise<{ texts: AlertTexts; creditsLeft: number }> {
  const [account] = await tx.$queryRaw<StoredTexts[]>`
    SELECT "creditsLeft", "alertEmailCustom", "alertEmailFrom", "alertEmailSubject", "alertEmailBody",
      "alertSmsCustom", "alertSmsBody"
    FROM "SmsAccount" WHERE id = ${accountId}`;
  if (!account) throw new Error(`Account ${accountId} is gone.`);
  const { alertEmailCustom, alertSmsCustom } = account;
  const texts = {
    emailFrom: alertEmailCustom ? account.alertEmailFrom : '',
    emailSubject: alertEmailCustom ? account.alertEmailSubject : DEFAULT_ALERT.emailSubject,
    emailBody: alertEmailCustom ? account.alertEmailBody : DEFAULT_ALERT.emailBody,
    smsBody: alertSmsCustom ? account.alertSmsBody : DEFAULT_ALERT.smsBody,
  };
  return { texts, creditsLeft: Number(account.creditsLeft) };
}

export async function insertAlerts(
  tx: SqlTransaction,
  accountId: number,
  alerts: readonly PlannedAlert[],
  now: Date,
): Promise<void> {
  const rows = alerts.map(({ login, channel, recipient, sender, subject, body }) => ({
    accountId,
    login,
    channel,
    recipient,
    sender,
    subject,
    body,
    nextAttemptAt: now,
    createdAt: now,
  }));
  await insertRows(tx, 'Alert', rows);
}

/** Alerts whose SMS were accepted; in the transaction that debits them, so that neither can be without the other. */
export async function markAlertsSent(tx: SqlTransaction, ids: readonly number[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Alert" SET status = 'sent', "sentAt" = ${now}, attempts = attempts + 1, "leasedBy" = NULL, "lastError" = ''
    WHERE id IN (${list(ids)})`;
}

export async function readAlertTemplates(db: Transaction, accountId: number): Promise<AlertTemplates> {
  const account = await db.smsAccount.findUniqueOrThrow({ where: { id: accountId } });
  return {
    emailCustom: account.alertEmailCustom,
    emailFrom: account.alertEmailFrom,
    emailSubject: account.alertEmailSubject,
    emailBody: account.alertEmailBody,
    smsCustom: account.alertSmsCustom,
    smsBody: account.alertSmsBody,
  };
}

export async function saveAlertTemplates(tx: Transaction, accountId: number, templates: AlertTemplates): Promise<void> {
  const { emailCustom, emailFrom, emailSubject, emailBody, smsCustom, smsBody } = templates;
  await tx.smsAccount.update({
    where: { id: accountId },
    data: {
      alertEmailCustom: emailCustom,
      alertEmailFrom: emailFrom,
      alertEmailSubject: emailSubject,
      alertEmailBody: emailBody,
      alertSmsCustom: smsCustom,
      alertSmsBody: smsBody,
    },
  });
}
