import type { Backups } from '@/lib/domain/instance/backup';
import { err } from '@/lib/domain/result';
import { OperatorFault } from '@/lib/platform/log/operator-fault';

/** Of a database that is a server's: what keeps it is there, and outlives this machine. */
export const BACKED_UP_ELSEWHERE: Backups = {
  now: () => Promise.resolve(null),
  start: () => Promise.resolve(err('backed_up_elsewhere')),
  remove: () => Promise.resolve(false),
};

/** @throws OperatorFault that says what to do instead. */
export function refuseElsewhere(databaseFile: string | null): asserts databaseFile is string {
  if (databaseFile !== null) return;
  throw new OperatorFault(
    'The database is a PostgreSQL server’s, which is backed up there: use pg_dump and pg_restore, or its point-in-time ' +
      'recovery, as docs/operation.md tells.',
  );
}
