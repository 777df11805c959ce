import { listBlacklist } from '@/lib/db/blacklist/blacklist-log';
import type { BlacklistEntry } from '@/lib/domain/blacklist/blacklist-entry';
import type { LogPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import { BLACKLIST_PAGE_SIZE, type BlacklistQuery } from '@/lib/schemas/blacklist';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of the numbers that want nothing of the account. */
export const findBlacklisted = defineUseCase<BlacklistQuery, LogPage<BlacklistEntry>>({
  action: 'blacklist.read',
  run: async ({ db }, { id, timeZone }, query) =>
    ok(await listBlacklist(db, id, { ...query, limit: BLACKLIST_PAGE_SIZE }, periodOf(query, timeZone))),
});
