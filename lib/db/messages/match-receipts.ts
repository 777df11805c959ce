import { idKeyOf, WHOLE } from '@/lib/domain/delivery/carrier-id';
import { isFinal, MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import { list, table } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';

/** Something of ours as its carrier calls it. */
export type CarrierReference = { readonly carrier: string; readonly rawId: string };

/** What a carrier names; settled: nothing that the carrier says changes it any more. */
type Named = { readonly messageId: number; readonly segment: number; readonly settled: boolean };

const FINAL_STATES = MESSAGE_STATES.filter(isFinal);

/** More segments than a message can have: a message and its segment are one number, and the newest is the highest. */
const PLACES = 256;

/**
 * Which messages or segments of ours carriers mean, in order: the newest unsettled one that has the id, else the newest;
 * undefined when none has it. SQLite keeps the order of a CROSS JOIN: for hundreds of references it would else read the
 * whole of the tables.
 */
export async function matchReceipts(
  tx: SqlTransaction,
  references: readonly CarrierReference[],
): Promise<(Named | undefined)[]> {
  if (references.length === 0) return [];
  const given = table(references.map(({ carrier, rawId }, position) => [position, carrier, idKeyOf(rawId) ?? '']));
  const found = await tx.$queryRaw<{ newest: number; unsettled: number | null; position: number }[]>`
    WITH given AS (SELECT column1 AS position, column2 AS carrier, column3 AS "idKey" FROM ${given} AS rows),
    named AS (
      SELECT given.position, m.id * ${PLACES} + ${WHOLE} AS place, m.state
      FROM given CROSS JOIN "Message" m WHERE m.carrier = given.carrier AND m."carrierIdKey" = given."idKey"
      UNION ALL
      SELECT given.position, s."messageId" * ${PLACES} + s.segment AS place, s.state
      FROM given CROSS JOIN "SubmittedSegment" s WHERE s.carrier = given.carrier AND s."idKey" = given."idKey")
    SELECT MAX(place) AS newest, position, MAX(CASE WHEN state NOT IN (${list(FINAL_STATES)}) THEN place END) AS unsettled
    FROM named GROUP BY position`;
  const byPosition = new Map(
    found.map(({ newest, unsettled, position }) => {
      const place = unsettled ?? newest;
      const named = { messageId: Math.floor(place / PLACES), segment: place % PLACES, settled: unsettled === null };
      return [position, named];
    }),
  );
  return references.map((_, position) => byPosition.get(position));
}
