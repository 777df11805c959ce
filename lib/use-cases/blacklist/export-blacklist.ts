import { listBlacklist } from '@/lib/db/blacklist/blacklist-log';
import type { BlacklistEntry } from '@/lib/domain/blacklist/blacklist-entry';
import type { BlacklistFilterQuery } from '@/lib/schemas/blacklist';
import { defineLogExport } from '../_shared/define-log-export';

/** Every number on the blacklist that its filters find. */
export const exportBlacklist = defineLogExport<BlacklistFilterQuery, BlacklistEntry>({
  action: 'blacklist.read',
  list: listBlacklist,
});
