import { movementListQuery } from '@/lib/schemas/movement';
import { addUpMovements } from '@/lib/use-cases/credit/add-up-movements';
import { exportMovements } from '@/lib/use-cases/credit/export-movements';
import { findMovements } from '@/lib/use-cases/credit/find-movements';
import { getSpendingPace } from '@/lib/use-cases/credit/get-spending-pace';
import { moveCredit } from '@/lib/use-cases/credit/move-credit';
import { giveOtherAccount } from '../other-account';
import { EVERYONE, OWNER, on, type Rows } from './rows';

export const credit: Rows = {
  'credit/add-up-movements': { call: on(addUpMovements, () => movementListQuery.parse({})), allowed: EVERYONE },
  'credit/export-movements': { call: on(exportMovements, () => movementListQuery.parse({})), allowed: EVERYONE },
  'credit/find-movements': { call: on(findMovements, () => movementListQuery.parse({})), allowed: EVERYONE },
  'credit/move-credit': {
    call: on(moveCredit, async (caller, { db, actors }) => {
      const to = caller === 'owner' ? await giveOtherAccount(db, actors.owner.panelUserId) : 'sms-other-1';
      return { to, credits: 100, reason: 'for another shop' };
    }),
    allowed: OWNER,
  },
  'credit/get-spending-pace': { call: on(getSpendingPace, () => undefined), allowed: EVERYONE },
};
