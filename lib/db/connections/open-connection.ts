import { existsSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { about, OperatorFault } from '@/lib/platform/log/operator-fault';
import { assertDurable, BUSY_TIMEOUT_MS, PRAGMAS } from './sqlite-settings';

/**
 * Opens the database with the settings that every connection of ours has; makes the file when it is missing.
 * @throws OperatorFault when the machine does not let it.
 */
export function openConnection(file: string, busyTimeoutMs: number = BUSY_TIMEOUT_MS): Sqlite.Database {
  if (!existsSync(path.dirname(file))) throw new OperatorFault(`${path.dirname(file)}: this folder does not exist.`);
  return about(file, () => {
    const connection = new Sqlite(file, { timeout: busyTimeoutMs });
    try {
      for (const pragma of PRAGMAS) connection.pragma(pragma);
      const simply = { simple: true } as const;
      assertDurable(connection.pragma('journal_mode', simply), connection.pragma('synchronous', simply));
      return connection;
    } catch (cause) {
      connection.close();
      throw cause;
    }
  });
}

/**
 * Opens a database that is expected to be there: a command is not to make an empty one where it was pointed by mistake.
 * @throws OperatorFault when there is none.
 */
export function openExisting(file: string): Sqlite.Database {
  if (!existsSync(file))
    throw new OperatorFault(`${file}: there is no database here. A command is given the server’s DATA_DIR.`);
  return openConnection(file);
}
