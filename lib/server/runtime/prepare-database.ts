import { randomBytes } from 'node:crypto';
import { applyMigrations } from '@/lib/db/open/apply-migrations';
import { assertOwnDatabase } from '@/lib/db/open/assert-own-database';
import { databaseFile } from '@/lib/db/open/database-file';
import { sharedSecret } from '@/lib/db/open/shared-secret';
import type { Logger } from '@/lib/platform/log/logger';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import type { Env } from '../settings/env';
import { lockDataFolder } from './lock-data-folder';

type Kept = {
  /** What sessions are signed with; the operator's own goes before it. */
  readonly nextAuthSecret: string;
};

/**
 * Takes the database for this process, if it is a file, and brings it to this version; several nodes over one server do
 * so one after the other. Answers the secrets that are kept with it, which those nodes share.
 * @throws OperatorFault when it cannot be worked on.
 */
export async function prepareDatabase(env: Env, log: Logger, now: Date): Promise<Kept> {
  const file = databaseFile(env.databaseUrl);
  const kept = file === null ? null : lockDataFolder(env, file, log, now);
  await applyMigrations(env.databaseUrl, process.cwd());
  await assertOwnDatabase(env.databaseUrl, now);
  return kept ?? { nextAuthSecret: await sharedSessionSecret(env) };
}

/** Whoever signs in on one node is known on the others. */
async function sharedSessionSecret({ databaseUrl }: Env): Promise<string> {
  const secret = await sharedSecret(databaseUrl, 'nextAuthSecret', () => randomBytes(32).toString('base64url'));
  if (secret === null) throw new OperatorFault('A database that is no file keeps no secret.');
  return secret;
}
