import { movementListQuery } from '@/lib/schemas/movement';
import { addUpMovements } from '@/lib/use-cases/credit/add-up-movements';
import { exportMovements } from '@/lib/use-cases/credit/export-movements';
import { findMovements } from '@/lib/use-cases/credit/find-movements';
import { getSpendingPace } from '@/lib/use-cases/credit/get-spending-pace';
import { EVERYONE, on, type Rows } from './rows';

export const credit: Rows = {
  'credit/add-up-movements': { call: on(addUpMovements, () => movementListQuery.parse({})), allowed: EVERYONE },
  'credit/export-movements': { call: on(exportMovements, () => movementListQuery.parse({})), allowed: EVERYONE },
  'credit/find-movements': { call: on(findMovements, () => movementListQuery.parse({})), allowed: EVERYONE },
  'credit/get-spending-pace': { call: on(getSpendingPace, () => undefined), allowed: EVERYONE },
};
