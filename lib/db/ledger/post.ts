import { balancesAfterEach, type Entry, sumByBalance } from '@/lib/domain/ledger/entry';
import { settleAlerts } from '../accounts/settle-alerts';
import type { SqlTransaction } from '../connections/sql-transaction';
import { together } from '../connections/together';
import { changeBalances } from './balances';
import { appendMovements } from './movements';

/**
 * The one door for money: changes the balances, appends the entries to the ledger in their order, and tells whoever
 * fell below a limit, in the transaction given. Whether there is credit enough was decided before, under the lock;
 * an entry that would leave a balance below zero is a bug, and so the whole transaction fails.
 */
export async function post(tx: SqlTransaction, entries: readonly Entry[], now: Date): Promise<void> {
  if (entries.length === 0) return;
  const balancesAfter = balancesAfterEach(entries, await changeBalances(tx, sumByBalance(entries)));
  const overdrawn = entries.find((_, index) => (balancesAfter[index] ?? 0) < 0);
  if (overdrawn) throw new Error(`The entry ${JSON.stringify(overdrawn)} would overdraw its balance.`);
  const accountIds = [...new Set(entries.map(({ accountId }) => accountId))];
  await together([appendMovements(tx, entries, balancesAfter, now), settleAlerts(tx, accountIds, now)]);
}
