import { incomingFilterQuery, incomingListQuery } from '@/lib/schemas/incoming';
import { exportIncoming } from '@/lib/use-cases/incoming/export-incoming';
import { findIncoming } from '@/lib/use-cases/incoming/find-incoming';
import { EVERYONE, on, type Rows } from './rows';

export const incoming: Rows = {
  'incoming/export-incoming': { call: on(exportIncoming, () => incomingFilterQuery.parse({})), allowed: EVERYONE },
  'incoming/find-incoming': { call: on(findIncoming, () => incomingListQuery.parse({})), allowed: EVERYONE },
};
