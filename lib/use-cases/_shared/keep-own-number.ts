import type { Transaction } from '@/lib/db/connections/client';
import { saveOwnNumber as storeOwnNumber } from '@/lib/db/panel-users/panel-users';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { recordOwnChange } from './record-own-change';

/** Keeps where somebody has tests sent to; answers the ids of the accounts that are told, none if it was kept already. */
export async function keepOwnNumber(
  tx: Transaction,
  actor: PanelUser,
  number: string,
  now: Date,
): Promise<readonly number[]> {
  if (!(await storeOwnNumber(tx, actor.panelUserId, number))) return [];
  return recordOwnChange(tx, { actor, now }, { action: 'panel-user.change-number', after: { number } });
}
