import { insertAlerts } from '@/lib/db/accounts/alerts';
import type { Transaction } from '@/lib/db/connections/client';
import { findOwners } from '@/lib/db/panel-users/memberships';
import { plainAlert } from '@/lib/domain/alerts/alert-template';
import type { AlertTopic } from '@/lib/domain/alerts/alert-topic';

/**
 * Puts a mail to somebody into the outbox, by the clock of one of their accounts; false for somebody who has none,
 * because every mail belongs to an account's log of alerts.
 */
export async function mailPerson(
  tx: Transaction,
  email: string,
  [accountId]: readonly number[],
  now: Date,
  topicAt: (when: { readonly at: string; readonly timeZone: string }) => AlertTopic,
): Promise<boolean> {
  if (accountId === undefined) return false;
  const { timeZone } = await findOwners(tx, accountId);
  const topic = topicAt({ at: now.toISOString(), timeZone });
  await insertAlerts(tx, accountId, [plainAlert(email, email, topic)], now);
  return true;
}
