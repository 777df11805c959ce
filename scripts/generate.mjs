/**
 * `npm run generate`: writes the Prisma clients for prisma/schema.prisma into lib/db/generated, when it changed: SQLite's,
 * and within it PostgreSQL's, from the same schema with another provider.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { command, root, runAsScript, runOrRefuse, step } from './step.mjs';

const generated = path.join(root, 'lib', 'db', 'generated');
const stamp = path.join(generated, '.generated-from');

export async function generate() {
  const wanted = fingerprint(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json', 'scripts/generate.mjs']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await step('Generating the database clients', async () => {
    await prismaGenerate();
    // What is left of an earlier one, within the other, is refused as no client of Prisma's.
    rmSync(path.join(generated, 'postgresql'), { recursive: true, force: true });
    await prismaGenerate('--schema', writePostgresqlSchema());
  });
  writeFileSync(stamp, wanted);
}

/** Generating needs no schema engine, yet Prisma downloads one unless it is shown an executable. */
const prismaGenerate = (...args) =>
  runOrRefuse(command('prisma'), ['generate', ...args], { env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath } });

function writePostgresqlSchema() {
  const schema = readFileSync(path.join(root, 'prisma', 'schema.prisma'), 'utf8');
  const file = path.join(generated, 'postgresql.prisma');
  writeFileSync(
    file,
    schema.replace('provider = "sqlite"', 'provider = "postgresql"').replace('"../lib/db/generated"', '"./postgresql"'),
  );
  return file;
}

await runAsScript(import.meta.url, generate);
