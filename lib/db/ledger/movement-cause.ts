/** What is told of movements' causes: it stands in the movements themselves and in those that they take back. */
import type { NamedActor } from '@/lib/domain/authorisation/actor';
import { MOVEMENT_KINDS } from '@/lib/domain/ledger/movement';
import { causeOf } from '@/lib/domain/ledger/movement-cause';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';

type Row = {
  readonly kind: string;
  readonly amount: bigint;
  readonly messageId: number | null;
  readonly actor: NamedActor;
  readonly reversesId: number | null;
  readonly postedWith: string | null;
};

/** The same movements, each with its cause and with the message or bulk send that it is about. */
export async function withCauses<Movements extends Row>(db: Database, accountId: number, rows: readonly Movements[]) {
  const sends = await readHeldSends(db, accountId, rows);
  return rows.map(({ reversesId, postedWith, ...row }) => {
    const messageId = row.kind === 'hold_released' ? (sends.get(reversesId ?? 0) ?? null) : row.messageId;
    const kind = wordOf(MOVEMENT_KINDS, row.kind);
    const beside = postedWith === null ? null : wordOf(MOVEMENT_KINDS, postedWith);
    const cause = causeOf({ kind, amount: Number(row.amount), actor: row.actor, postedWith: beside });
    return { ...row, kind, messageId, cause };
  });
}

/** Of movements that held credit for bulk sends, by what of them released it, which send that was. */
async function readHeldSends(
  db: Database,
  accountId: number,
  rows: readonly Row[],
): Promise<ReadonlyMap<number, number | null>> {
  const ids = rows.flatMap(({ kind, reversesId }) => (kind === 'hold_released' ? (reversesId ?? []) : []));
  if (ids.length === 0) return new Map();
  const holds = await db.creditMovement.findMany({
    where: { accountId, id: { in: [...new Set(ids)] } },
    select: { id: true, messageId: true },
  });
  return new Map(holds.map(({ id, messageId }) => [id, messageId]));
}
