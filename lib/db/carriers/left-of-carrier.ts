/** What a carrier that takes nothing any more leaves behind, and nobody else may be given without more ado. */
import { MOST_COUNTED } from '@/lib/domain/instance/health';
import type { Transaction } from '../connections/client';
import { readBy } from '../connections/dialect';
import { countInDoubt } from '../messages/undecided';
import { listNodes } from '../outbox/nodes';

const BY_CARRIER = readBy('Dispatch', 'Dispatch_carrier_dueAt_idx');

/**
 * `given`: somebody runs it, or holds what it was given. `in_doubt`: a person decides of it, or will. `waiting`: a part of
 * something is taken, of which nobody was asked yet, or more waits than is looked through at once.
 */
export type LeftOfCarrier = 'given' | 'in_doubt' | 'waiting';

type Asked = { readonly carrier: string; readonly now: Date };

/** Null: nothing is, but what goes to others whole. */
export async function leftOfCarrier(tx: Transaction, asked: Asked): Promise<LeftOfCarrier | null> {
  if (await isRunByNode(tx, asked.carrier)) return 'given';
  const mine = await lookAtQueue(tx, asked.carrier);
  if (mine.isHeld || (await isGivenOpen(tx, asked))) return 'given';
  if ((await countInDoubt(tx, asked.carrier)).count > 0) return 'in_doubt';
  return mine.isBegun || mine.isLong ? 'waiting' : null;
}

type Looked = Readonly<Record<'found' | 'held' | 'begun', number | bigint | null>>;

/** What waits for it, no further than the bound: each row by the index, and segments of what was tried alone. */
async function lookAtQueue(tx: Transaction, carrier: string) {
  const looked = await tx.$queryRaw<Looked[]>`
    SELECT COUNT(*) AS found, SUM(is_held) AS held, SUM(is_begun) AS begun FROM (
      SELECT CASE WHEN "leasedBy" IS NULL THEN 0 ELSE 1 END AS is_held,
        CASE WHEN attempts > 0 AND "undecidedSince" IS NULL AND EXISTS (
          SELECT 1 FROM "SubmittedSegment" s WHERE s."messageId" = "Dispatch"."messageId") THEN 1 ELSE 0 END AS is_begun
      FROM ${BY_CARRIER} WHERE carrier = ${carrier} LIMIT ${MOST_COUNTED + 1}) AS few`;
  const [{ found, held, begun } = { found: 0, held: 0, begun: 0 }] = looked;
  return { isLong: Number(found) > MOST_COUNTED, isHeld: Number(held) > 0, isBegun: Number(begun) > 0 };
}

/** As each node said last, one that died a moment ago among them: what it held is in doubt only when that is written. */
const isRunByNode = async (tx: Transaction, carrier: string): Promise<boolean> =>
  (await listNodes(tx)).some(({ carriers }) => carriers.some(({ name }) => name === carrier));

/** What was nobody's when it was claimed is the first of what is due. */
async function isGivenOpen(tx: Transaction, { carrier, now }: Asked): Promise<boolean> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM (SELECT "leasedBy", "givenTo" FROM ${BY_CARRIER} WHERE carrier IS NULL AND "dueAt" <= ${now}
      ORDER BY "dueAt" LIMIT ${MOST_COUNTED + 1}) AS few
    WHERE "leasedBy" IS NOT NULL AND "givenTo" = ${carrier} LIMIT 1`;
  return held.length > 0;
}
