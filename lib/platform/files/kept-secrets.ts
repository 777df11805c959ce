import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { about, OperatorFault } from '../log/operator-fault';
import { replaceFile } from './replace-file';

export const SECRETS_FILE = 'secrets.json';

const keptSecrets = z.object({ nextAuthSecret: z.string().min(32) });
type KeptSecrets = z.infer<typeof keptSecrets>;

/**
 * Secrets that the operator did not set: made once, kept in the data folder, readable by its owner alone.
 * @throws OperatorFault when they cannot be read or kept.
 */
export function loadKeptSecrets(dataDirectory: string): KeptSecrets {
  const file = path.join(dataDirectory, SECRETS_FILE);
  if (existsSync(file)) return readSecrets(file);
  const secrets = { nextAuthSecret: randomBytes(32).toString('base64url') };
  about(file, () => writeSecrets(file, JSON.stringify(secrets, null, 2)));
  return secrets;
}

/** @throws OperatorFault when the file is damaged. */
export function readSecrets(file: string): KeptSecrets {
  const read = z
    .string()
    .transform(parseJson)
    .pipe(keptSecrets)
    .safeParse(about(file, () => readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  throw new OperatorFault(
    `${file} is empty or damaged: put it back from a backup. Without it Chappe makes new secrets, ` +
      'and then everybody has to sign in again.',
  );
}

/** Puts secrets in their place whole or not at all, for their owner alone. */
export function writeSecrets(file: string, text: string): void {
  const fresh = `${file}.incoming`;
  writeFileSync(fresh, `${text.trimEnd()}\n`, { mode: 0o600 });
  replaceFile(fresh, file);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
