import type { WriteTurn } from '../connections/write-turn';
import { openWriter as openSqlite, type Writer } from '../connections/writer';
import { openPostgresqlWriter } from '../postgresql/writer';
import { engineOf } from './engine-of';

/** Opens the database for the gateway. `turn` is SQLite's, of which one connection writes at a time. */
export const openWriter = (databaseUrl: string, turn: WriteTurn): Writer =>
  engineOf(databaseUrl) === 'postgresql' ? openPostgresqlWriter(databaseUrl) : openSqlite(databaseUrl, turn);
