/**
 * `npm run move -- postgresql://…`: copies the database file of a stopped server into an empty PostgreSQL database, and
 * compares every row. The file stays as it is.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type MoveProgress, moveDatabase } from '@/lib/db/open/move-database';
import { readSecrets, SECRETS_FILE } from '@/lib/platform/files/kept-secrets';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { runCommand } from '@/lib/platform/log/run-command';
import { parseEnv } from '../settings/env';

const TOLD_EVERY_MS = 5_000;

await runCommand(async () => {
  const { databaseUrl, dataDirectory } = parseEnv(process.env);
  const [to, ...others] = process.argv.slice(2);
  if (!to || others.length > 0) {
    throw new OperatorFault(
      'Name an empty PostgreSQL database: npm run move -- postgresql://USER:PASSWORD@HOST/DATABASE',
    );
  }
  const began = performance.now();
  const { tables, rows } = await moveDatabase({
    ...{ from: databaseUrl, to, secrets: secretsIn(dataDirectory), projectDirectory: process.cwd(), now: new Date() },
    onProgress: tellNowAndThen(),
  });
  const seconds = (performance.now() - began) / 1_000;
  return [
    `Moved, each row compared, the ledger sound: ${count(rows)} rows of ${tables} tables in ${seconds.toFixed(1)} s.`,
    'From now on start Chappe with DATABASE_URL set to that address. The file is as it was, and is not served any more',
    'unless you remove the one beside it that ends in .moved.',
  ].join('\n');
});

/** None where the operator sets them. */
function secretsIn(dataDirectory: string): Readonly<Record<string, string>> {
  const file = path.join(dataDirectory, SECRETS_FILE);
  return existsSync(file) ? readSecrets(file) : {};
}

function count(rows: number): string {
  return rows.toLocaleString('en');
}

/** What is copied and compared, every few seconds, and when it is done. */
function tellNowAndThen(): (progress: MoveProgress) => void {
  let told = 0;
  return ({ step, table, rows, of }) => {
    const now = performance.now();
    if (now - told < TOLD_EVERY_MS && rows < of) return;
    told = now;
    process.stderr.write(`${step} ${count(rows)} of ${count(of)} rows: ${table}\n`);
  };
}
