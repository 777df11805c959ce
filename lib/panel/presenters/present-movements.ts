import type { Movement, MovementSums as Sums } from '@/lib/domain/ledger/movement';
import type { MovementRow, MovementSums } from '@/lib/schemas/movement';
import { presentLog } from './present-log';

export const presentMovement = (movement: Movement): MovementRow => ({
  ...movement,
  createdAt: movement.createdAt.toISOString(),
  scheduledFor: movement.scheduledFor?.toISOString() ?? null,
});

export const presentMovements = presentLog(presentMovement);

export const presentMovementSums = ({ sums, isOfNewest, at }: Sums & { readonly at: Date }): MovementSums => ({
  sums: [...sums],
  isOfNewest,
  at: at.toISOString(),
});
