import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const keptSecrets = z.object({ nextAuthSecret: z.string().min(32), dlrSecret: z.string().min(16) });

/** Secrets that the operator did not set: made once, kept in the data folder, readable by its owner alone. */
export function loadKeptSecrets(dataDirectory: string): z.infer<typeof keptSecrets> {
  const file = path.join(dataDirectory, 'secrets.json');
  if (existsSync(file)) return keptSecrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  const secrets = {
    nextAuthSecret: randomBytes(32).toString('base64url'),
    dlrSecret: randomBytes(24).toString('base64url'),
  };
  mkdirSync(dataDirectory, { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
