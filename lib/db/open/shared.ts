import type { Database } from '../connections/client';
import type { Shared } from '../connections/shared';
import { sharedBy } from '../postgresql/shared';
import { engineOf } from './engine-of';

/** What the nodes over this database know together; null: it has one node, whose memory is enough. */
export const sharedOf = (databaseUrl: string, db: Database): Shared | null =>
  engineOf(databaseUrl) === 'postgresql' ? sharedBy(db) : null;
