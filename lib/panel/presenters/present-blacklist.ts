import type { BlacklistEntry } from '@/lib/domain/blacklist/blacklist-entry';
import type { BlacklistRow } from '@/lib/schemas/blacklist';
import { presentLog } from './present-log';

export const presentBlacklist = presentLog(
  (entry: BlacklistEntry): BlacklistRow => ({ ...entry, createdAt: entry.createdAt.toISOString() }),
);
