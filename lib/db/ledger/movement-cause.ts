/** What is told of movements' causes: it stands in the movements beside them and in those that they take back. */
import { type NamedActor, readActor } from '@/lib/domain/authorisation/actor';
import { MOVEMENT_KINDS, type MovementKind } from '@/lib/domain/ledger/movement';
import { causeOf } from '@/lib/domain/ledger/movement-cause';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';

type Row = {
  readonly id: number;
  readonly kind: string;
  readonly amount: bigint;
  readonly messageId: number | null;
  readonly actor: NamedActor;
  readonly createdAt: Date;
  readonly reversesId: number | null;
};

type Beside = Omit<Row, 'amount' | 'reversesId'>;

/** The same movements, each with its cause and with the message or bulk send that it is about. */
export async function withCauses<Movements extends Row>(db: Database, accountId: number, rows: readonly Movements[]) {
  const beside = await readBeside(db, accountId, rows);
  const sends = await readHeldSends(db, accountId, rows);
  return rows.map(({ reversesId, ...row }) => {
    const messageId = row.kind === 'hold_released' ? (sends.get(reversesId ?? 0) ?? null) : row.messageId;
    const neighbour = (id: number) => postedWith({ ...row, messageId }, beside.get(id));
    const kind = wordOf(MOVEMENT_KINDS, row.kind);
    const around = { before: neighbour(row.id - 1), after: neighbour(row.id + 1) };
    return { ...row, kind, messageId, cause: causeOf({ ...row, ...around, kind, amount: Number(row.amount) }) };
  });
}

/** Kinds that edits and slices post together. */
const PAIRED: readonly string[] = ['debit', 'refund', 'held', 'hold_released'] satisfies MovementKind[];

async function readBeside(db: Database, accountId: number, rows: readonly Row[]): Promise<ReadonlyMap<number, Beside>> {
  const ids = new Set(rows.flatMap(({ id, kind }) => (PAIRED.includes(kind) ? [id - 1, id + 1] : [])));
  const known = new Map<number, Beside>(rows.map((row) => [row.id, row]));
  const missing = [...ids].filter((id) => !known.has(id));
  const found = await db.creditMovement.findMany({
    where: { accountId, id: { in: missing } },
    select: { id: true, kind: true, messageId: true, actor: true, createdAt: true },
  });
  for (const row of found) known.set(row.id, { ...row, actor: readActor(row.actor) });
  return known;
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

/** The kind of a movement beside another, if one transaction posted both, about one message or bulk send. */
function postedWith(row: Pick<Row, 'kind' | 'messageId' | 'actor' | 'createdAt'>, beside: Beside | undefined) {
  if (!beside || beside.actor.kind !== row.actor.kind || beside.actor.name !== row.actor.name) return null;
  if (beside.createdAt.getTime() !== row.createdAt.getTime()) return null;
  const isAbout = row.kind === 'hold_released' && beside.kind === 'debit' ? isOfSend(row, beside) : isSame(row, beside);
  return isAbout ? wordOf(MOVEMENT_KINDS, beside.kind) : null;
}

type Named = Pick<Row, 'messageId'>;

/** What an edit of a bulk send releases does not name it, but what it holds anew does. */
const isSame = (row: Named, { kind, messageId }: Beside) =>
  kind === 'hold_released' ? row.messageId !== null : messageId === row.messageId;

/** Messages have ids from the send's on. */
const isOfSend = (send: Named, message: Named) => (message.messageId ?? 0) >= (send.messageId ?? Infinity);
