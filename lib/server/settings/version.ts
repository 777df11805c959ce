import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Of Chappe, as package.json says it. */
export const { version: VERSION } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(path.join(process.cwd(), 'package.json'), 'utf8')));
