import { insertAlerts } from '@/lib/db/accounts/alerts';
import type { Transaction } from '@/lib/db/connections/client';
import { findOwners } from '@/lib/db/panel-users/memberships';
import { wrongCodesMail } from '@/lib/domain/alerts/wrong-codes-mail';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { recordOwnChange } from './record-own-change';

/** Tells somebody by mail, and their accounts in the audit log, that codes are locked; answers the accounts' ids. */
export async function tellWrongCodes(
  tx: Transaction,
  actor: PanelUser,
  now: Date,
  codesLockedUntil: Date,
): Promise<readonly number[]> {
  const change = { action: 'panel-user.wrong-codes', after: { codesLockedUntil } } as const;
  const accountIds = await recordOwnChange(tx, { actor, now }, change);
  const [accountId] = accountIds;
  if (accountId === undefined) return accountIds;
  const { timeZone } = await findOwners(tx, accountId);
  const { email, clientIp } = actor;
  await insertAlerts(tx, accountId, [wrongCodesMail({ email, clientIp, at: now, timeZone })], now);
  return accountIds;
}
