/** For a process of its own, which is killed: gives messages of the database given to its carriers, and says when it does. */
import { createLogger } from '@/lib/platform/log/logger';
import { parseEnv } from '@/lib/server/settings/env';
import { startRuntimeHere } from './runtime-here';

export async function serveCarriers(databaseUrl: string): Promise<void> {
  const runtime = await startRuntimeHere(parseEnv({ DATABASE_URL: databaseUrl }), createLogger('silent'));
  await runtime.work();
  process.stdout.write('works\n');
}
