import { incomingFilterQuery, incomingListQuery } from '@/lib/schemas/incoming';
import { deleteIncoming } from '@/lib/use-cases/incoming/delete-incoming';
import { exportIncoming } from '@/lib/use-cases/incoming/export-incoming';
import { findIncoming } from '@/lib/use-cases/incoming/find-incoming';
import { findIncomingIds } from '@/lib/use-cases/incoming/find-incoming-ids';
import { getIncoming } from '@/lib/use-cases/incoming/get-incoming';
import { addReply } from '../add-reply';
import { EVERYONE, OWNER, on, type Rows } from './rows';

const ALWAYS = { since: null, until: null } as const;

export const incoming: Rows = {
  'incoming/export-incoming': { call: on(exportIncoming, () => incomingFilterQuery.parse({})), allowed: EVERYONE },
  'incoming/find-incoming': { call: on(findIncoming, () => incomingListQuery.parse({})), allowed: EVERYONE },
  'incoming/find-incoming-ids': {
    call: on(findIncomingIds, () => ({ login: null, limit: 10, period: ALWAYS })),
    allowed: EVERYONE,
  },
  'incoming/get-incoming': {
    call: on(getIncoming, async (_, { db, account }) => ({ id: await addReply(db, account), login: null })),
    allowed: EVERYONE,
  },
  'incoming/delete-incoming': {
    call: on(deleteIncoming, async (_, { db, account }) => ({ id: await addReply(db, account), login: null })),
    allowed: OWNER,
  },
};
