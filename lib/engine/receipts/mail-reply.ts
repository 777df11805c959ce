import { insertAlerts } from '@/lib/db/accounts/alerts';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { isWhole, type Joined } from '@/lib/db/incoming/incoming-store';
import { findReplyReader, findWaitingMail, saveTopic } from '@/lib/db/incoming/reply-mails';
import { plainAlert } from '@/lib/domain/alerts/alert-template';
import { MAILED_AFTER_MS, NO_REPLIES, withReply } from '@/lib/domain/incoming/mailed-replies';

/**
 * Tells a reply that is whole by mail, where the account wants that: with those that come within a minute, in the mail that
 * waits for them.
 */
export async function mailReply(tx: SqlTransaction, reply: Joined, now: Date): Promise<void> {
  if (!isWhole(reply)) return;
  const { accountId, msisdn, recipient, text, createdAt } = reply;
  const reader = await findReplyReader(tx, accountId);
  if (!reader) return;
  const { email, serviceName, timeZone } = reader;
  const mailed = { msisdn, recipient, text, at: createdAt.toISOString() };
  const waiting = await findWaitingMail(tx, accountId, email);
  if (waiting) {
    await saveTopic(tx, waiting.id, { ...waiting.topic, ...withReply(waiting.topic, mailed) });
    return;
  }
  const topic = { kind: 'replies', serviceName, timeZone, ...withReply(NO_REPLIES, mailed) } as const;
  const dueAt = new Date(now.getTime() + MAILED_AFTER_MS);
  await insertAlerts(tx, accountId, [plainAlert('', email, topic)], now, dueAt);
}
