/** For a process of its own, which is killed: serves SMPP over the database given, and says on which port. */
import { createLogger } from '@/lib/platform/log/logger';
import { parseEnv } from '@/lib/server/settings/env';
import { listenForSmpp } from '@/lib/server/smpp/create-smpp-server';
import { startRuntimeHere } from './runtime-here';

export async function serveSmpp(file: string): Promise<void> {
  const env = parseEnv({
    DATABASE_URL: `file:${file}`,
    SMPP_SERVER_PORT: '0',
    SMPP_SERVER_RATE_PER_SECOND: '100000',
    SIMULATED_CARRIER_SPEED: '1000',
  });
  const runtime = await startRuntimeHere(env, createLogger('silent'));
  const server = await listenForSmpp(runtime);
  await runtime.work();
  const address = server?.address();
  process.stdout.write(`${typeof address === 'object' && address ? String(address.port) : ''}\n`);
}
