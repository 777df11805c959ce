import { blacklistFilterQuery, blacklistQuery } from '@/lib/schemas/blacklist';
import { addToBlacklist } from '@/lib/use-cases/blacklist/add-to-blacklist';
import { countWaitingTo } from '@/lib/use-cases/blacklist/count-waiting-to';
import { exportBlacklist } from '@/lib/use-cases/blacklist/export-blacklist';
import { findBlacklisted } from '@/lib/use-cases/blacklist/find-blacklisted';
import { getBlacklisted } from '@/lib/use-cases/blacklist/get-blacklisted';
import { importBlacklist } from '@/lib/use-cases/blacklist/import-blacklist';
import { listBlacklisted } from '@/lib/use-cases/blacklist/list-blacklisted';
import { previewBlacklistImport } from '@/lib/use-cases/blacklist/preview-blacklist-import';
import { removeFromBlacklist } from '@/lib/use-cases/blacklist/remove-from-blacklist';
import { BLACKLISTED } from '../furnished-panel';
import type { Caller } from '../test-panel';
import { EVERYONE, NOT_VIEWER, on, type Rows } from './rows';

/** A number for each of them, because it is added once. */
const OF: Readonly<Record<Caller, string>> = {
  owner: '33612345001',
  operator: '33612345002',
  viewer: '33612345003',
  stranger: '33612345004',
};

export const blacklist: Rows = {
  'blacklist/add-to-blacklist': {
    call: on(addToBlacklist, (caller) => ({ number: OF[caller] })),
    allowed: NOT_VIEWER,
  },
  'blacklist/count-waiting-to': { call: on(countWaitingTo, () => ({ number: OF.owner })), allowed: NOT_VIEWER },
  'blacklist/import-blacklist': {
    call: on(importBlacklist, (caller) => ({ numbers: `+${OF[caller].replace('45', '46')}` })),
    allowed: NOT_VIEWER,
  },
  'blacklist/preview-blacklist-import': {
    call: on(previewBlacklistImport, () => ({ numbers: `+${OF.owner}` })),
    allowed: NOT_VIEWER,
  },
  'blacklist/list-blacklisted': { call: on(listBlacklisted, () => ({ limit: 10 })), allowed: EVERYONE },
  'blacklist/get-blacklisted': { call: on(getBlacklisted, () => ({ msisdn: BLACKLISTED[2] })), allowed: EVERYONE },
  'blacklist/remove-from-blacklist': {
    call: on(removeFromBlacklist, (caller) => ({ number: BLACKLISTED[caller === 'operator' ? 1 : 0] })),
    allowed: NOT_VIEWER,
  },
  'blacklist/find-blacklisted': { call: on(findBlacklisted, () => blacklistQuery.parse({})), allowed: EVERYONE },
  'blacklist/export-blacklist': { call: on(exportBlacklist, () => blacklistFilterQuery.parse({})), allowed: EVERYONE },
};
