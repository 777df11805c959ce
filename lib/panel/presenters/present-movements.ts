import type { MovementSums as Sums } from '@/lib/domain/ledger/movement';
import type { MovementRow, MovementSums } from '@/lib/schemas/movement';
import type { ReadMovement } from '@/lib/use-cases/_shared/with-own-counterparts';
import { presentLog } from './present-log';

export const presentMovement = (movement: ReadMovement): MovementRow => ({
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
