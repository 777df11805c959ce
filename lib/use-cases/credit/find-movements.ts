import { listMovements } from '@/lib/db/ledger/movement-log';
import type { LogPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import { MOVEMENTS_PAGE_SIZE, type MovementListQuery } from '@/lib/schemas/movement';
import { defineUseCase } from '../_shared/define-use-case';
import { type ReadMovement, withOwnCounterparts } from '../_shared/with-own-counterparts';

/** One page of an account's ledger. */
export const findMovements = defineUseCase<MovementListQuery, LogPage<ReadMovement>>({
  action: 'credit.read',
  run: async ({ db }, { id, timeZone }, query, { panelUserId }) => {
    const search = { ...query, limit: MOVEMENTS_PAGE_SIZE };
    const page = await listMovements(db, id, search, periodOf(query, timeZone));
    return ok({ ...page, rows: await withOwnCounterparts(db, panelUserId, page.rows) });
  },
});
