import type { Credits } from '@/lib/domain/credits';
import type { ApiUserState } from '@/lib/domain/sending/acceptance';
import type { Database } from '../connections/client';

/** Of an API user of the account, what a send that it pays for goes by. */
export type PayingApiUser = {
  readonly id: number;
  readonly checked: ApiUserState;
  /** Null: it has no quota. */
  readonly quotaLeft: Credits | null;
};

export async function findPayingApiUser(db: Database, accountId: number, login: string): Promise<PayingApiUser | null> {
  const user = await db.apiUser.findFirst({ where: { accountId, login } });
  if (!user) return null;
  const { id, passwordEpoch, disabledAt, ipRestrictions, quotaActive, quotaLeft } = user;
  const checked = { passwordEpoch, disabled: disabledAt !== null, ipRestrictions };
  return { id, checked, quotaLeft: quotaActive ? Number(quotaLeft) : null };
}
