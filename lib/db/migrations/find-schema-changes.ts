import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyMigrations } from './apply-migrations';
import { NO_FILTERS, withSchemaEngine } from './schema-engine';

const SCHEMA = path.join('prisma', 'schema.prisma');

/** The SQL that leads from the migrations of a project to its schema.prisma; null = they lead there already. */
export async function findSchemaChanges(projectDirectory: string): Promise<string | null> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'chappe-diff-'));
  try {
    const url = `file:${path.join(scratch, 'current.db')}`;
    applyMigrations(url, projectDirectory);
    const files = [{ path: SCHEMA, content: readFileSync(path.join(projectDirectory, SCHEMA), 'utf8') }];
    const { stdout } = await withSchemaEngine(url, (engine) =>
      engine.diff({
        from: { tag: 'schemaDatasource', files, configDir: '.' },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: null,
        filters: NO_FILTERS,
      }),
    );
    const sql = stdout ?? '';
    return sql.trim() === '' || sql.includes('This is an empty migration') ? null : sql;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
