import { settleAlerts } from '@/lib/db/accounts/settle-alerts';
import { switchQuota } from '@/lib/db/api-users/api-users';
import type { Transaction } from '@/lib/db/connections/client';
import { post } from '@/lib/db/ledger/post';
import type { QuotaChange } from '@/lib/domain/api-user/quota';
import { writeActor } from '@/lib/domain/authorisation/actor';
import type { Entry } from '@/lib/domain/ledger/entry';
import type { By } from './record-change';

type Holder = { readonly id: number; readonly login: string };

/** Makes a planned quota change true: the switch, and the credit that moves between the account and the API user. */
export async function giveQuota(tx: Transaction, by: By, holder: Holder, change: QuotaChange): Promise<void> {
  const { scope, now } = by;
  await switchQuota(tx, scope.id, holder.id, { active: change.quotaActive, given: change.quotaLeft });
  const entries = entriesOf(change, by, holder);
  // Switched on or off at zero nothing moves, but what a limit is measured by changes.
  if (entries.length === 0) await settleAlerts(tx, [scope.id], now);
  else await post(tx, entries, now);
}

/** Both sides of a quota change; none when nothing moves. */
function entriesOf({ accountDelta, quotaDelta }: QuotaChange, { scope, actor }: By, { id, login }: Holder): Entry[] {
  if (quotaDelta === 0) return [];
  const common = {
    accountId: scope.id,
    login,
    kind: quotaDelta > 0 ? 'quota_assigned' : 'quota_released',
    messageId: null,
    actor: writeActor(actor),
  } as const;
  return [
    { ...common, quotaOfId: null, amount: accountDelta },
    { ...common, quotaOfId: id, amount: quotaDelta },
  ];
}
