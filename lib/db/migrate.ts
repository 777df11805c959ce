import path from 'node:path';
import { NO_FILTERS, readMigrations, withSchemaEngine } from './schema-engine';

const MIGRATIONS = path.join('prisma', 'migrations');

/** Applies the migrations that the database at `url` has not seen; answers their names. */
export function applyMigrations(url: string, projectDirectory: string): Promise<string[]> {
  return withSchemaEngine(url, async (engine) => {
    const migrationsList = readMigrations(path.join(projectDirectory, MIGRATIONS));
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
    return appliedMigrationNames;
  });
}
