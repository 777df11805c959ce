import type { Database } from '@/lib/db/connections/client';
import { accountsWith } from '@/lib/db/panel-users/memberships';
import type { Movement } from '@/lib/domain/ledger/movement';

/** A movement, and whether its reader may look at the account at its other end as well. */
export type ReadMovement = Movement & { readonly isCounterpartOwn: boolean };

/** Tells it of all of them at once. */
export async function withOwnCounterparts(
  db: Database,
  panelUserId: number,
  movements: readonly Movement[],
): Promise<ReadMovement[]> {
  const own = await accountsWith(db, panelUserId, new Set(movements.flatMap(({ counterpart }) => counterpart ?? [])));
  return movements.map((movement) => ({
    ...movement,
    isCounterpartOwn: movement.counterpart !== null && own.has(movement.counterpart),
  }));
}
