import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileOf } from '@/lib/config/database-url';
import type { Env } from '@/lib/config/env';
import { loadKeptSecrets } from '@/lib/config/kept-secrets';
import { closeToOthers } from '@/lib/config/private-files';
import { takeInstanceLock } from '@/lib/db/instance-lock';
import type { Logger } from '@/lib/log/logger';
import { about } from '@/lib/log/operator-fault';

/**
 * Makes the data folder this process's alone, before anything in it is touched: no other one serves it, and no other
 * user of the machine reads it. Answers the secrets that are kept there.
 * @throws OperatorFault when it is somebody else's, or cannot be written to.
 */
export function claimDataFolder({ dataDirectory, databaseUrl }: Env, log: Logger, now: Date) {
  const database = fileOf(databaseUrl);
  process.umask(0o077);
  for (const folder of new Set([dataDirectory, path.dirname(database)])) {
    about(folder, () => {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    });
  }
  takeInstanceLock(databaseUrl, 'serves', now);
  for (const sentence of closeToOthers(dataDirectory, database)) log.warn(sentence);
  return loadKeptSecrets(dataDirectory);
}
