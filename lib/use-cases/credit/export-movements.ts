import { listMovements } from '@/lib/db/ledger/movement-log';
import type { Movement } from '@/lib/domain/ledger/movement';
import type { MovementFilterQuery } from '@/lib/schemas/movement';
import { defineLogExport } from '../_shared/define-log-export';

/** Every movement that the ledger's filters find. */
export const exportMovements = defineLogExport<MovementFilterQuery, Movement>({
  action: 'credit.read',
  list: listMovements,
});
