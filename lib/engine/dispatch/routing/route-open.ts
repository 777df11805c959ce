import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { assignCarrier, type CarrierClaim, claimForCarrier, findOpen } from '@/lib/db/messages/dispatch-queues';
import type { Router } from './router';

/** Looked at together, however few of them the carrier takes: what is another's must not stand before what is its own. */
const OPEN_AT_ONCE = 100;

type Claim = Omit<CarrierClaim, 'open'>;

export type RoutedClaim = {
  /** What was claimed. */
  readonly ids: readonly number[];
  /** Other carriers for which something waits now. */
  readonly others: ReadonlySet<string>;
  /** There may be more to be claimed, or to be found out whose it is. */
  readonly isMore: boolean;
};

/**
 * Claims what is due for a carrier, and finds out whose the open messages are: of its own it claims as many as fit, and
 * all others are written down for their carrier.
 */
export async function claimRouted(tx: SqlTransaction, router: Router, claim: Claim): Promise<RoutedClaim> {
  const { carrier, now, limit } = claim;
  if (router.sole() === carrier) {
    const ids = await claimForCarrier(tx, { ...claim, open: 'all' });
    return { ids, others: new Set(), isMore: ids.length === limit };
  }
  // While no carrier takes anything, what is open stays so.
  const open = router.takers().length > 0 ? await findOpen(tx, now, OPEN_AT_ONCE) : [];
  const own = open.filter((message) => router.choose(message, { asking: carrier }) === carrier);
  const ids = await claimForCarrier(tx, { ...claim, open: own.map(({ id }) => id) });
  const claimed = new Set(ids);
  const left = new Map<string, number[]>();
  for (const message of open) {
    const chosen = claimed.has(message.id) ? null : router.choose(message);
    if (chosen !== null) left.set(chosen, [...(left.get(chosen) ?? []), message.id]);
  }
  for (const [name, messageIds] of left) await assignCarrier(tx, name, messageIds);
  const others = new Set([...left.keys()].filter((name) => name !== carrier));
  return { ids, others, isMore: ids.length === limit || open.length === OPEN_AT_ONCE };
}
