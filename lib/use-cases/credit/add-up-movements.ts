import { sumMovements } from '@/lib/db/ledger/movement-log';
import type { MovementSums } from '@/lib/domain/ledger/movement';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import type { MovementFilterQuery } from '@/lib/schemas/movement';
import { defineUseCase } from '../_shared/define-use-case';

/** What the movements that the ledger's filters find come to, and when that was. */
export const addUpMovements = defineUseCase<MovementFilterQuery, MovementSums & { readonly at: Date }>({
  action: 'credit.read',
  run: async ({ db, now }, { id, timeZone }, query) =>
    ok({ ...(await sumMovements(db, id, query, periodOf(query, timeZone))), at: now }),
});
