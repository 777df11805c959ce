/** `npm run generate`: writes the Prisma client for prisma/schema.prisma into lib/db/generated, when it changed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { command, root, runAsScript, runOrRefuse, step } from './step.mjs';

const stamp = path.join(root, 'lib', 'db', 'generated', '.generated-from');

export async function generate() {
  const wanted = fingerprint(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await step('Generating the database client', () =>
    // Generating needs no schema engine, yet Prisma downloads one unless it is shown an executable.
    runOrRefuse(command('prisma'), ['generate'], { env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath } }),
  );
  writeFileSync(stamp, wanted);
}

await runAsScript(import.meta.url, generate);
