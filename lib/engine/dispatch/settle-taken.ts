import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { markInDoubt, readTries, type Tries } from '@/lib/db/messages/dispatch-outbox';
import { insertSegments, type NewSegment, readSegments } from '@/lib/db/messages/submitted-segments';
import { endUndecided } from '@/lib/db/messages/undecided';
import type { MessageReceipt } from '@/lib/domain/delivery/apply-receipt';
import { idKeyOf } from '@/lib/domain/delivery/carrier-id';
import type { CarrierTraits } from '../carriers/contract/driver';
import { ACCEPTED, mayBeTwice } from './judge-submission';
import { type Named, NOTHING_SETTLED, type SettleDependencies, type Settled } from './settle-submissions';

/** Segments that the carrier took, as it said before it had answered the rest of a try, or after that was in doubt. */
export type Taken = {
  readonly messageId: number;
  /** The try that it answered. */
  readonly attempt: number;
  /** By which id it took each; null: it gave none. */
  readonly segments: ReadonlyMap<number, string | null>;
  readonly at: Date;
  /** As `Submitted.knownBefore`. */
  readonly knownBefore: number;
};

/**
 * Records them in the transaction given, so that they are not sent again, nor their ids lost. The first answer that a
 * segment got stays its own.
 */
export async function settleTaken(
  tx: SqlTransaction,
  { carrier, nodeId }: SettleDependencies,
  taken: readonly Taken[],
): Promise<Settled> {
  if (taken.length === 0) return NOTHING_SETTLED;
  const messageIds = [...new Set(taken.map(({ messageId }) => messageId))];
  const tries = await readTries(tx, messageIds);
  const stored = await readSegments(tx, messageIds);
  const recorded = new Map([...stored].map(([messageId, segments]) => [messageId, new Set(segments.keys())]));
  const inserted: NewSegment[] = [];
  const named: Named[] = [];
  const doubtful = new Set<number>();
  for (const one of taken) {
    const { messageId, at, knownBefore } = one;
    const tried = tries.get(messageId);
    if (!tried || !wasGiven(tried, { ...one, carrier: carrier.name, nodeId })) continue;
    const known = recorded.get(messageId) ?? new Set<number>();
    recorded.set(messageId, known);
    for (const [segment, rawId] of one.segments) {
      if (!isOpen(tried, segment) || known.has(segment)) continue;
      known.add(segment);
      const idKey = idKeyOf(rawId);
      inserted.push({ messageId, segment, carrier: carrier.name, idKey, rawId, at });
      if (idKey !== null) named.push({ idKey, knownBefore });
    }
    if (isInDoubt(tried, carrier)) doubtful.add(messageId);
  }
  await insertSegments(tx, inserted);
  await markInDoubt(tx, [...doubtful]);
  await endUndecided(
    tx,
    messageIds.filter((id) => isTakenWhole(tries.get(id), recorded.get(id))),
  );
  const answers = inserted.map(
    ({ messageId, segment, rawId, at }): MessageReceipt => ({
      ...ACCEPTED,
      messageId,
      segment,
      text: rawId ?? '',
      reason: null,
      at,
    }),
  );
  return { answers, named, asked: [] };
}

/** Whether there is such a segment, and the message has no id in its own row. */
const isOpen = ({ segmentCount, carrierIdKey }: Tries, segment: number): boolean =>
  carrierIdKey === null && segment >= 1 && segment <= segmentCount;

/** Of a message about which a person was asked: the answer has come. */
const isTakenWhole = (tried: Tries | undefined, segments: ReadonlySet<number> | undefined): boolean =>
  tried?.decision != null && segments?.size === tried.segmentCount;

/** Of a message of which nothing is owed any more, that is written already. */
const isInDoubt = ({ doubts, leasedBy }: Tries, carrier: CarrierTraits): boolean =>
  doubts !== null && mayBeTwice(carrier, { doubts, givenAgain: leasedBy !== null });

type Try = { readonly attempt: number; readonly carrier: string; readonly nodeId: number };

/** Whether the carrier was given this try: it has ended, this node waits for it, or nothing is owed any more. */
function wasGiven({ attempts, leasedBy, carrier }: Tries, tried: Try): boolean {
  if (attempts === null) return carrier === tried.carrier;
  return tried.attempt <= attempts || (tried.attempt === attempts + 1 && leasedBy === tried.nodeId);
}
