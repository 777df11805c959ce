/** What the loops that send alerts do with them. */
import type { AlertTopic, AlertWords } from '@/lib/domain/alerts/alert-topic';
import { nextTry } from '@/lib/domain/outbox/retry-policy';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { claimDue, postpone } from '../outbox/leases';

export type AlertKind = 'mail' | 'sms';

export type ClaimedAlert = {
  readonly id: number;
  readonly accountId: number;
  readonly recipient: string;
  readonly sender: string;
  readonly subject: string;
  readonly body: string;
  /** What is still to be put into words; null: nothing is. */
  readonly topic: AlertTopic | null;
  /** Of whoever has that e-mail address, else of the account's first owner; null: neither ever read the panel. */
  readonly language: string | null;
  /** Tries made before this one. */
  readonly attempts: number;
  readonly createdAt: Date;
};

/** Claims alerts that are due, oldest first. */
export async function claimDueAlerts(
  tx: SqlTransaction,
  kind: AlertKind,
  claim: Parameters<typeof claimDue>[2],
): Promise<readonly ClaimedAlert[]> {
  const claimed = await claimDue(tx, kind, claim);
  if (claimed.length === 0) return [];
  const found = await tx.$queryRaw<(Omit<ClaimedAlert, 'topic'> & { topic: string })[]>`
    SELECT id, "accountId", recipient, sender, subject, body, topic, attempts, "createdAt", COALESCE(
      (SELECT u.language FROM "PanelUser" u WHERE u.email = lower("Alert".recipient)),
      (SELECT u.language FROM "Membership" m JOIN "PanelUser" u ON u.id = m."panelUserId"
       WHERE m."accountId" = "Alert"."accountId" AND m.role = 'owner' AND u.language IS NOT NULL
       ORDER BY u.id LIMIT 1)) AS language
    FROM "Alert" WHERE id IN (${list(claimed.map(({ id }) => id))}) ORDER BY id`;
  return found.map(({ topic, ...alert }) => ({ ...alert, topic: alert.body === '' ? readTopic(topic) : null }));
}

/** As `insertAlerts` has written it. */
const readTopic = (json: string): AlertTopic | null => (json === '' ? null : JSON.parse(json));

/** Keeps the words in which an alert is sent, however often it is tried. */
export async function saveAlertWords(tx: SqlTransaction, id: number, { subject, body }: AlertWords): Promise<void> {
  await tx.$executeRaw`UPDATE "Alert" SET subject = ${subject}, body = ${body} WHERE id = ${id}`;
}

export type AlertOutcome = {
  readonly alert: ClaimedAlert;
  /** kept: a mail that had nowhere to go stays readable in the panel. */
  readonly result: 'sent' | 'kept' | { readonly failed: string };
};

const LONGEST_ERROR = 500;

/** Records what came of alerts that this node holds. */
export async function recordAlertOutcomes(
  tx: SqlTransaction,
  kind: AlertKind,
  outcomes: readonly AlertOutcome[],
  { nodeId, now }: { readonly nodeId: number; readonly now: Date },
): Promise<void> {
  for (const { alert, result } of outcomes) {
    const { id, createdAt: since } = alert;
    const attempts = alert.attempts + 1;
    if (result === 'kept') await endAlert(tx, id, { status: 'kept', attempts: alert.attempts, nodeId });
    else if (result === 'sent') await endAlert(tx, id, { status: 'sent', sentAt: now, attempts, nodeId });
    else {
      const lastError = result.failed.slice(0, LONGEST_ERROR);
      const until = nextTry(kind, { attempts, since, now, jitter: 0 });
      await tx.$executeRaw`UPDATE "Alert" SET "lastError" = ${lastError} WHERE id = ${id} AND "leasedBy" = ${nodeId}`;
      if (until) await postpone(tx, kind, [{ id, attempts, until }], nodeId);
      else await endAlert(tx, id, { status: 'failed', lastError, attempts, nodeId });
    }
  }
}

type End = {
  readonly status: 'sent' | 'kept' | 'failed';
  readonly sentAt?: Date;
  readonly attempts: number;
  readonly lastError?: string;
  readonly nodeId: number;
};

async function endAlert(
  tx: SqlTransaction,
  id: number,
  { status, sentAt, attempts, lastError = '', nodeId }: End,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Alert" SET status = ${status}, "sentAt" = ${sentAt ?? null}, attempts = ${attempts},
      "lastError" = ${lastError}, "leasedBy" = NULL
    WHERE id = ${id} AND "leasedBy" = ${nodeId}`;
}
