import type { Database } from '@/lib/db/connections/client';
import { listMovements } from '@/lib/db/ledger/movement-log';
import type { Movement, MovementFilter } from '@/lib/domain/ledger/movement';
import { ok } from '@/lib/domain/result';
import { type Period, periodOf } from '@/lib/domain/time/period';
import type { MovementFilterQuery } from '@/lib/schemas/movement';
import { defineUseCase } from '../_shared/define-use-case';

/** Read at once, as whoever takes them asks for more. */
const PIECE = 500;

/** Every movement that the ledger's filters find, newest first, piece by piece. */
export const exportMovements = defineUseCase<MovementFilterQuery, AsyncIterable<readonly Movement[]>>({
  action: 'credit.read',
  run: async ({ db }, { id, timeZone }, query) => ok(readAll(db, id, query, periodOf(query, timeZone))),
});

async function* readAll(db: Database, accountId: number, filter: MovementFilter, period: Period) {
  let before: number | undefined;
  for (;;) {
    const page = await listMovements(db, accountId, { ...filter, before, limit: PIECE }, period);
    if (page.rows.length > 0) yield page.rows;
    if (!page.hasOlder) return;
    before = page.searchedTo ?? page.rows.at(-1)?.id;
  }
}
