import type { Action } from '@/lib/authz/policy';
import { countAuditEntries } from '@/lib/db/audit-log';
import type { Transaction } from '@/lib/db/client';

const TRIALS = ['alert.send-test', 'alert.send-sample'] as const satisfies readonly Action[];
const MOST = 10;
const WITHIN_MS = 10 * 60_000;

/**
 * Whether an account may try another alert now. A trial goes to any address and says what somebody typed, so it must
 * not serve to send mails by the thousand. Counted in the audit log, where each leaves an entry; the caller has the lock.
 */
export const mayTryAlert = async (tx: Transaction, accountId: number, now: Date): Promise<boolean> =>
  (await countAuditEntries(tx, accountId, TRIALS, new Date(now.getTime() - WITHIN_MS))) < MOST;
