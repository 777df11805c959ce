import type { BlacklistEntry } from '@/lib/domain/blacklist/blacklist-entry';
import { groupMsisdn } from '@/lib/domain/numbering/group-msisdn';
import type { BlacklistRow } from '@/lib/schemas/blacklist';
import { presentLog } from './present-log';

export const presentBlacklist = presentLog(
  (entry: BlacklistEntry): BlacklistRow => ({
    ...entry,
    groupedMsisdn: groupMsisdn(entry.msisdn),
    createdAt: entry.createdAt.toISOString(),
  }),
);
