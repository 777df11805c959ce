/** `npm run db:diff <name>`: writes the SQL that leads from the migrations on disk to prisma/schema.prisma. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyMigrations } from './migrate';
import { NO_FILTERS, withSchemaEngine } from './schema-engine';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) throw new Error('Give the migration a name in snake_case.');

const scratch = mkdtempSync(path.join(tmpdir(), 'chappe-diff-'));
try {
  const url = `file:${path.join(scratch, 'current.db')}`;
  await applyMigrations(url, process.cwd());
  const schema = path.join('prisma', 'schema.prisma');
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: {
        tag: 'schemaDatasource',
        files: [{ path: schema, content: readFileSync(schema, 'utf8') }],
        configDir: '.',
      },
      to: { tag: 'schemaDatamodel', files: [{ path: schema, content: readFileSync(schema, 'utf8') }] },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    }),
  );
  const sql = stdout ?? '';
  if (sql.trim() === '' || sql.includes('This is an empty migration')) {
    process.stdout.write('The migrations already lead to the schema.\n');
  } else {
    const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const directory = path.join('prisma', 'migrations', `${stamp}_${name}`);
    mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(directory, 'migration.sql'), sql);
    process.stdout.write(`${directory}/migration.sql\n`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
