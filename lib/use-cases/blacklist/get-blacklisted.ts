import { findBlacklistEntry } from '@/lib/db/blacklist/blacklist-log';
import type { BlacklistEntry } from '@/lib/domain/blacklist/blacklist-entry';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

/** How a number came on the blacklist. */
export const getBlacklisted = defineUseCase<{ readonly msisdn: string }, BlacklistEntry, 'number_not_listed'>({
  action: 'blacklist.read',
  run: async ({ db }, { id }, { msisdn }) => {
    const entry = await findBlacklistEntry(db, id, msisdn);
    return entry ? ok(entry) : err('number_not_listed');
  },
});
