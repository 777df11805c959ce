import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { assignCarrier } from '@/lib/db/messages/dispatch-queues';
import { passOn, type QueuePlace, readWaitingFor, type Waiting } from '@/lib/db/messages/reroutable';
import { insertEvents } from '@/lib/db/messages/status-store';
import { askAboutStranded } from './ask-stranded';
import { passedOn } from './passed-on';
import type { Router } from './router';

/** Few enough that nobody waits for a piece. */
const AT_ONCE = 200;

type Rerouted = {
  /** Carriers for which something waits that did not before. */
  readonly others: ReadonlySet<string>;
  /** Accounts of messages about which a person is asked from now on. */
  readonly accountIds: readonly number[];
  /** Where the next piece begins; null: this was the last. */
  readonly next: QueuePlace | null;
};

/**
 * Finds out anew whose messages of one carrier's queue are, a piece at a time. What was never begun goes wherever it
 * would go now. What was tried leaves its carrier when no route of today leads there, for wherever one does, or when it is
 * not waited for any more, for one that can take it.
 */
export async function rerouteWaiting(
  tx: SqlTransaction,
  router: Router,
  carrier: string,
  { after, now }: { readonly after: QueuePlace; readonly now: Date },
): Promise<Rerouted> {
  const { waiting, begun: parts, next } = await readWaitingFor(tx, carrier, after, AT_ONCE);
  const fresh = new Map<string, Waiting[]>();
  const begun = new Map<string, Waiting[]>();
  for (const message of waiting) {
    const isBegun = message.attempts > 0;
    const to = isBegun ? otherThan(carrier, message, router) : router.choose(message, { tried: message.tried });
    if (to === null || to === carrier) continue;
    const group = isBegun ? begun : fresh;
    group.set(to, [...(group.get(to) ?? []), message]);
  }
  for (const [to, messages] of fresh) {
    await assignCarrier(
      tx,
      to,
      messages.map(({ id }) => id),
    );
  }
  for (const [to, messages] of begun) {
    await passOn(
      tx,
      to,
      messages.map(({ id }) => id),
      now,
    );
    await insertEvents(
      tx,
      messages.map(({ id }) => passedOn({ messageId: id, from: carrier, said: '', at: now })),
    );
  }
  // Of these a part is taken, or they are in doubt: they are no other's.
  const accountIds =
    parts.length > 0 && !router.takers().includes(carrier) ? await askAboutStranded(tx, parts, now) : [];
  return { accountIds, others: new Set([...fresh.keys(), ...begun.keys()]), next };
}

function otherThan(carrier: string, message: Waiting, router: Router): string | null {
  if (!router.mayGo(message, carrier)) return router.choose(message, { tried: message.tried });
  if (router.isUp(carrier)) return null;
  const to = router.choose(message, { tried: [...message.tried, carrier] });
  return to !== null && router.isUp(to) ? to : null;
}
