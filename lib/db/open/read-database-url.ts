import path from 'node:path';
import { fileOf } from '../connections/database-url';
import { engineOf } from './engine-of';

/** What a DATABASE_URL must be, for whoever reads that theirs is not. */
export const DATABASE_URL_RULE =
  'must be file: and a path, for SQLite, or postgresql://USER:PASSWORD@HOST/DATABASE; a password’s signs such as @ # / are written as %40 %23 %2F';

/** A DATABASE_URL as everything else is given it, the path of a file from the root; null: it breaks the rule. */
export function readDatabaseUrl(text: string): string | null {
  if (engineOf(text) === 'postgresql') return namesDatabase(text) ? text : null;
  return /^file:(?!:)[^?#]+$/.test(text) ? `file:${path.resolve(fileOf(text))}` : null;
}

/** What follows a # would be left out silently, and without its database the name of the user would be taken for it. */
const namesDatabase = (text: string): boolean =>
  URL.canParse(text) && /^\/[^/]+$/.test(new URL(text).pathname) && !text.includes('#');
