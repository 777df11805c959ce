import { insertAlerts } from '@/lib/db/accounts/alerts';
import type { Transaction } from '@/lib/db/connections/client';
import { findOwners } from '@/lib/db/panel-users/memberships';
import type { PlannedAlert } from '@/lib/domain/alerts/alert-template';

/**
 * Puts a mail to somebody into the outbox, by the clock of one of their accounts; false for somebody who has none,
 * because every mail belongs to an account's log of alerts.
 */
export async function mailPerson(
  tx: Transaction,
  [accountId]: readonly number[],
  now: Date,
  write: (timeZone: string) => PlannedAlert,
): Promise<boolean> {
  if (accountId === undefined) return false;
  const { timeZone } = await findOwners(tx, accountId);
  await insertAlerts(tx, accountId, [write(timeZone)], now);
  return true;
}
