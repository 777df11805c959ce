import { listMovements } from '@/lib/db/ledger/movement-log';
import type { Movement } from '@/lib/domain/ledger/movement';
import type { LogPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import { MOVEMENTS_PAGE_SIZE, type MovementListQuery } from '@/lib/schemas/movement';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of an account's ledger. */
export const findMovements = defineUseCase<MovementListQuery, LogPage<Movement>>({
  action: 'credit.read',
  run: async ({ db }, { id, timeZone }, query) =>
    ok(await listMovements(db, id, { ...query, limit: MOVEMENTS_PAGE_SIZE }, periodOf(query, timeZone))),
});
