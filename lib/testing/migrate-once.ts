/** Vitest's global set-up: a migrated database without any rows, which `createTestDatabase` copies. Migrating costs many disk syncs. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '@/lib/db/migrations/apply-migrations';

declare module 'vitest' {
  interface ProvidedContext {
    readonly emptyDatabase: string;
  }
}

export default function migrateOnce({ provide }: TestProject): () => void {
  const directory = mkdtempSync(path.join(tmpdir(), 'chappe-template-'));
  const file = path.join(directory, 'template.db');
  applyMigrations(`file:${file}`, process.cwd());
  if (existsSync(`${file}-wal`)) throw new Error(`Not all of ${file} is in that file.`);
  provide('emptyDatabase', file);
  return () => rmSync(directory, { recursive: true, force: true });
}
