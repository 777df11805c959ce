import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectBefore } from '@/lib/testing/migration-stages';
import { findSchemaChanges } from './find-schema-changes';

test('the migrations lead to schema.prisma', async () => {
  expect(await findSchemaChanges(process.cwd())).toBeNull();
});

test('what the migrations of a project do not have yet is told as SQL', async () => {
  const project = projectBefore('9');
  const schema = path.join('prisma', 'schema.prisma');
  mkdirSync(path.join(project, 'prisma'), { recursive: true });
  cpSync(schema, path.join(project, schema));
  writeFileSync(path.join(project, schema), `${readFileSync(schema, 'utf8')}\nmodel Recipe {\n  id Int @id\n}\n`);
  expect(await findSchemaChanges(project)).toContain('CREATE TABLE "Recipe"');
  rmSync(project, { recursive: true });
});
