import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '@/lib/platform/log/operator-fault';

export type Migration = {
  /** The folder's, which begins with its time in UTC; migrations are applied in this order. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file in hex, as Prisma computes it. */
  readonly checksum: string;
};

/** Each engine has migrations of its own, which lead to the same tables (schemas-agree.test.ts). */
export type Engine = 'sqlite' | 'postgresql';

/** Where those of an engine are, from the project's folder. */
export const migrationsOf = (engine: Engine): string => path.join('prisma', 'migrations', engine);

export const readMigrations = (projectDirectory: string, engine: Engine): Migration[] =>
  readdirSync(path.join(projectDirectory, migrationsOf(engine)), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(projectDirectory, migrationsOf(engine), name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });

/**
 * The migration of which `database` says that it was applied.
 * @throws OperatorFault when there is none such, or it was changed since.
 */
export function findUnchanged(
  database: string,
  { name, checksum }: Omit<Migration, 'sql'>,
  onDisk: readonly Migration[],
): Migration {
  const migration = onDisk.find((one) => one.name === name);
  if (!migration) {
    throw new OperatorFault(
      `${database} was written by a newer Chappe, which has the migration ${name}: start that version, or restore a backup.`,
    );
  }
  if (migration.checksum !== checksum) {
    throw new OperatorFault(
      `The migration ${name} was changed after it was applied to ${database}: put its original file back.`,
    );
  }
  return migration;
}
