import { ALONE, type Announcer, type AnnouncerOptions } from '../connections/announcer';
import { openPostgresqlAnnouncer } from '../postgresql/announcer';
import { engineOf } from './engine-of';

/** How this node tells others what it has changed, and hears of them. SQLite has one node. */
export const openAnnouncer = (databaseUrl: string, options: AnnouncerOptions): Announcer =>
  engineOf(databaseUrl) === 'postgresql' ? openPostgresqlAnnouncer(databaseUrl, options) : ALONE;
