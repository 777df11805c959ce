import { type AlertTexts, DEFAULT_ALERT, type PlannedAlert, planAlerts } from '@/lib/domain/alerts/alert-template';
import { ALERTS_PAGE_SIZE, type AlertList, alertRow, alertSupport } from '@/lib/schemas/alert';
import type { Database, Transaction } from '../connections/client';
import type { SqlTransaction } from '../connections/sql-transaction';

type Fallen = {
  accountId: number;
  login: string;
  remaining: bigint;
  alertThreshold: bigint;
  alertSupport: string;
  alertEmail: string;
  alertNumber: string;
};

/**
 * After balances of these accounts changed, in the same transaction: whoever fell below its limit is disarmed and its
 * alerts are put into the outbox; whoever is back at it is armed again. What an API user has left is its quota if that
 * is on, else the account's credit. Doing it twice does nothing the second time.
 */
export async function settleAlerts(tx: SqlTransaction, accountIds: readonly number[], now: Date): Promise<void> {
  const ids = JSON.stringify(accountIds);
  const [limited] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM ApiUser
    WHERE accountId IN (SELECT value FROM json_each(${ids})) AND alertThreshold IS NOT NULL LIMIT 1`;
  if (!limited) return;
  await tx.$executeRaw`
    UPDATE ApiUser SET alertArmed = 1 WHERE accountId IN (SELECT value FROM json_each(${ids}))
      AND alertThreshold IS NOT NULL AND alertArmed = 0 AND alertThreshold <=
        CASE WHEN quotaActive THEN quotaLeft ELSE (SELECT creditsLeft FROM SmsAccount a WHERE a.id = accountId) END`;
  const fallen = await tx.$queryRaw<Fallen[]>`
    UPDATE ApiUser SET alertArmed = 0 WHERE accountId IN (SELECT value FROM json_each(${ids}))
      AND alertThreshold IS NOT NULL AND alertArmed = 1 AND alertThreshold >
        CASE WHEN quotaActive THEN quotaLeft ELSE (SELECT creditsLeft FROM SmsAccount a WHERE a.id = accountId) END
    RETURNING accountId, login, alertThreshold, alertSupport, alertEmail, alertNumber,
      CASE WHEN quotaActive THEN quotaLeft ELSE (SELECT creditsLeft FROM SmsAccount a WHERE a.id = accountId) END
        AS remaining`;
  for (const user of fallen) {
    const { texts, creditsLeft } = await readAlertTexts(tx, user.accountId);
    const facts = {
      login: user.login,
      remaining: Number(user.remaining),
      threshold: Number(user.alertThreshold),
      creditsLeft,
    };
    const way = { support: alertSupport.parse(user.alertSupport), email: user.alertEmail, number: user.alertNumber };
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
    SELECT creditsLeft, alertEmailCustom, alertEmailFrom, alertEmailSubject, alertEmailBody, alertSmsCustom, alertSmsBody
    FROM SmsAccount WHERE id = ${accountId}`;
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
  const rows = JSON.stringify(alerts.map((a) => [a.login, a.channel, a.recipient, a.sender, a.subject, a.body]));
  await tx.$executeRaw`
    INSERT INTO Alert (accountId, login, channel, recipient, sender, subject, body, nextAttemptAt, createdAt)
    SELECT ${accountId}, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, ${now.getTime()}, ${now.getTime()}
    FROM json_each(${rows}) ORDER BY key`;
}

/** Alerts whose SMS were accepted; in the transaction that debits them, so that neither can be without the other. */
export async function markAlertsSent(tx: SqlTransaction, ids: readonly number[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE Alert SET status = 'sent', sentAt = ${now.getTime()}, attempts = attempts + 1, leasedBy = NULL, lastError = ''
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

/** One page of an account's alerts, newest first. */
export async function listAlerts(db: Database, accountId: number, before: number | undefined): Promise<AlertList> {
  const found = await db.alert.findMany({
    where: { accountId, ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: ALERTS_PAGE_SIZE + 1,
  });
  const alerts = found.slice(0, ALERTS_PAGE_SIZE).map((alert) =>
    alertRow.parse({
      ...alert,
      createdAt: alert.createdAt.toISOString(),
      sentAt: alert.sentAt?.toISOString() ?? null,
    }),
  );
  return { alerts, hasOlder: found.length > ALERTS_PAGE_SIZE };
}

export type AlertTemplates = {
  readonly emailCustom: boolean;
  readonly emailFrom: string;
  readonly emailSubject: string;
  readonly emailBody: string;
  readonly smsCustom: boolean;
  readonly smsBody: string;
};

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
