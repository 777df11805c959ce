import { countAuditEntries } from '@/lib/db/accounts/audit-log';
import { countTestsWithoutCall } from '@/lib/db/callbacks/callback-log';
import type { Transaction } from '@/lib/db/connections/client';
import type { Action } from '@/lib/domain/authorisation/policy';

/** What reaches out to an address that somebody typed. */
const TRIALS = {
  alert: ['alert.send-test', 'alert.send-sample'],
  callback: ['api-user.test-callback', 'account.test-callback'],
} as const satisfies Readonly<Record<string, readonly Action[]>>;
const MOST = 10;
/** Tests of a URL that called nobody, on top of these: somebody who mistypes gets on, and the logs are not filled. */
const MOST_IN_VAIN = 20;
const WITHIN_MS = 10 * 60_000;

/**
 * Whether an account may try such a thing again now. It goes to any address, and what somebody typed with it, so it must
 * not serve to send by the thousand. Counted in the audit log, where each leaves an entry, but for tests of a URL that
 * called nobody; the caller has the lock.
 */
export async function mayTry(
  tx: Transaction,
  what: keyof typeof TRIALS,
  accountId: number,
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - WITHIN_MS);
  const tries = await countAuditEntries(tx, accountId, TRIALS[what], since);
  if (tries < MOST || what !== 'callback') return tries < MOST;
  const inVain = await countTestsWithoutCall(tx, accountId, since);
  return tries - Math.min(inVain, MOST_IN_VAIN) < MOST;
}
