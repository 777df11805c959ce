import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { type Database, openDatabase } from '../connections/client';
import { fileOf } from '../connections/database-url';
import { assertNotMoved } from '../connections/instance-lock';
import { openExisting } from '../connections/open-connection';
import { findPending } from './apply-migrations';

/**
 * The database for a command that runs beside a server or without one: it must be there, of this very version, and not
 * moved elsewhere.
 * @throws OperatorFault when it is not.
 */
export function openCurrentDatabase(databaseUrl: string, projectDirectory: string): Promise<Database> {
  const file = fileOf(databaseUrl);
  // Whatever it were told, nobody would ever see it.
  assertNotMoved(databaseUrl);
  const connection = openExisting(file);
  try {
    if (findPending(connection, projectDirectory).length > 0) {
      throw new OperatorFault(`${file} is of an earlier version of Chappe: npm start brings it up to date.`);
    }
  } finally {
    connection.close();
  }
  return openDatabase(databaseUrl);
}
