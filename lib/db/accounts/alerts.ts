import type { AlertTemplates } from '@/lib/domain/alerts/alert';
import type { OwnAlertTexts, PlannedAlert } from '@/lib/domain/alerts/alert-template';
import type { Transaction } from '../connections/client';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';

type StoredTexts = {
  serviceName: string;
  creditsLeft: bigint;
  alertEmailCustom: boolean;
  alertEmailFrom: string;
  alertEmailSubject: string;
  alertEmailBody: string;
  alertSmsCustom: boolean;
  alertSmsBody: string;
};

/**
 * An account's own texts that are in force, and what they may speak of.
 */
export async function readAlertTexts(
  tx: SqlTransaction,
  accountId: number,
): Promise<{ texts: OwnAlertTexts; serviceName: string; creditsLeft: number }> {
  const [account] = await tx.$queryRaw<StoredTexts[]>`
    SELECT "serviceName", "creditsLeft", "alertEmailCustom", "alertEmailFrom", "alertEmailSubject", "alertEmailBody",
      "alertSmsCustom", "alertSmsBody"
    FROM "SmsAccount" WHERE id = ${accountId}`;
  if (!account) throw new Error(`Account ${accountId} is gone.`);
  const { serviceName, alertEmailCustom, alertSmsCustom } = account;
  const { alertEmailFrom: from, alertEmailSubject: subject, alertEmailBody: body } = account;
  const texts = {
    mail: alertEmailCustom ? { from, subject, body } : null,
    sms: alertSmsCustom ? account.alertSmsBody : null,
  };
  return { texts, serviceName, creditsLeft: Number(account.creditsLeft) };
}

/** @param dueAt when they are to be sent: at once, unless told. */
export async function insertAlerts(
  tx: SqlTransaction,
  accountId: number,
  alerts: readonly PlannedAlert[],
  now: Date,
  dueAt = now,
): Promise<void> {
  const rows = alerts.map(({ topic, login, channel, recipient, sender, subject, body }) => ({
    accountId,
    login,
    channel,
    recipient,
    sender,
    subject,
    body,
    topic: topic === null ? '' : JSON.stringify(topic),
    nextAttemptAt: dueAt,
    createdAt: now,
  }));
  await insertRows(tx, 'Alert', rows);
}

/** Which node still is to send each of these alerts; nobody takes over what is found here until the transaction ends. */
export async function findHeldAlerts(tx: SqlTransaction, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: number; leasedBy: number }[]>`
    SELECT id, "leasedBy" FROM "Alert"
    WHERE id IN (${list(ids)}) AND status = 'pending' AND "leasedBy" IS NOT NULL ORDER BY id ${tx.dialect.locking()}`;
  return new Map(rows.map(({ id, leasedBy }) => [id, leasedBy]));
}

/** Alerts whose SMS were accepted; in the transaction that debits them, so that neither can be without the other. They were found held. */
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
