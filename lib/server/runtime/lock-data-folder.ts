import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { takeInstanceLock } from '@/lib/db/connections/instance-lock';
import { loadKeptSecrets } from '@/lib/platform/files/kept-secrets';
import { makeFolder } from '@/lib/platform/files/make-folder';
import type { Logger } from '@/lib/platform/log/logger';
import { about } from '@/lib/platform/log/operator-fault';
import type { Env } from '../settings/env';
import { closeToOthers } from './private-files';

/**
 * Makes the data folder this process's alone, before anything in it is touched: no other one serves it, and no other
 * user of the machine reads it. Answers the secrets that are kept there.
 * @throws OperatorFault when it is somebody else's, or cannot be written to.
 */
export function lockDataFolder({ dataDirectory, databaseUrl }: Env, database: string, log: Logger, now: Date) {
  process.umask(0o077);
  for (const folder of new Set([dataDirectory, path.dirname(database)])) {
    makeFolder(folder);
    about(folder, () => accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK));
  }
  takeInstanceLock(databaseUrl, 'serves', now);
  for (const sentence of closeToOthers(dataDirectory, database)) log.warn(sentence);
  return loadKeptSecrets(dataDirectory);
}
