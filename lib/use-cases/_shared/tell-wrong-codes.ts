import type { Transaction } from '@/lib/db/connections/client';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { mailPerson } from './mail-person';
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
  const { email, clientIp } = actor;
  await mailPerson(tx, email, accountIds, now, (when) => ({ kind: 'wrong-codes', clientIp, ...when }));
  return accountIds;
}
