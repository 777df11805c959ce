import type { Movement, MovementSums as Sums } from '@/lib/domain/ledger/movement';
import type { LogPage } from '@/lib/domain/page';
import type { MovementList, MovementRow, MovementSums } from '@/lib/schemas/movement';

/** A page of the ledger as the panel reads it. */
export const presentMovements = ({ rows, ...page }: LogPage<Movement>): MovementList => ({
  ...page,
  movements: rows.map(presentMovement),
});

export const presentMovement = (movement: Movement): MovementRow => ({
  ...movement,
  createdAt: movement.createdAt.toISOString(),
});

export const presentMovementSums = ({ sums, isOfNewest, at }: Sums & { readonly at: Date }): MovementSums => ({
  sums: [...sums],
  isOfNewest,
  at: at.toISOString(),
});
