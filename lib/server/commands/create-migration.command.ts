/**
 * `npm run db:diff <name>`: writes the SQL that leads from SQLite's migrations on disk to prisma/schema.prisma. PostgreSQL's
 * is written by hand; lib/db/postgresql/schemas-agree.test.ts tells what it lacks.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findSchemaChanges } from '@/lib/db/migrations/find-schema-changes';
import { migrationsOf } from '@/lib/db/migrations/migrations-on-disk';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { runCommand } from '@/lib/platform/log/run-command';

await runCommand(async () => {
  const name = process.argv[2];
  if (!name || !/^[a-z0-9_]+$/.test(name)) throw new OperatorFault('Give the migration a name in snake_case.');
  const sql = await findSchemaChanges(process.cwd());
  if (sql === null) return 'The migrations already lead to the schema.';
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const directory = path.join(migrationsOf('sqlite'), `${stamp}_${name}`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, 'migration.sql'), sql);
  const other = path.join(migrationsOf('postgresql'), path.basename(directory));
  return `${directory}/migration.sql. Write the same for PostgreSQL: ${other}/migration.sql`;
});
