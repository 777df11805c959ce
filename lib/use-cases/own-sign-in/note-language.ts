import { type Database, inTransaction } from '@/lib/db/connections/client';
import { saveLanguage } from '@/lib/db/panel-users/panel-users';
import type { PanelUser } from '@/lib/domain/authorisation/actor';

/** Writes down in which language somebody reads the panel: what is mailed to them is written in it. */
export const noteLanguage = (db: Database, { panelUserId }: PanelUser, language: string): Promise<void> =>
  inTransaction(db, (tx) => saveLanguage(tx, panelUserId, language));
