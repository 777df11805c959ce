import type { Entry } from '@/lib/domain/ledger/entry';
import type { StoredPayment } from './payments';

/** The entry that gives back a part of what is held for a bulk send. */
export const releaseOf = (
  { entryId, accountId, payee, login }: StoredPayment,
  amount: number,
  actor: string,
): Entry => ({
  accountId,
  quotaOfId: payee,
  login,
  kind: 'hold_released',
  amount,
  messageId: null,
  reversesId: entryId,
  actor,
});
