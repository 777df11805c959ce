/**
 * The one entry of Chappe: environment, database, migrations, first seed, runtime, workers, one HTTP server.
 * `npm start` runs it built; `npm run dev` runs it with Next in development mode.
 */
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import next from 'next';
import { type Env, parseEnv } from '@/lib/config/env';
import { loadKeptSecrets } from '@/lib/config/kept-secrets';
import { openDatabase } from '@/lib/db/client';
import { applyMigrations } from '@/lib/db/migrations/apply-migrations';
import { startReaderThread } from '@/lib/db/reader/start-reader-thread';
import { startEngineThread } from '@/lib/engine/start-engine-thread';
import { consoleToLog } from '@/lib/log/console-to-log';
import { createLogger, type Logger } from '@/lib/log/logger';
import { sayFault } from '@/lib/log/operator-fault';
import { startRuntime } from '@/lib/runtime/start-runtime';
import { createMetricsServer } from '@/lib/server/create-metrics-server';
import { createServer } from '@/lib/server/create-server';
import { welcomeLines } from '@/lib/server/welcome';
import { seedInstance } from '@/lib/use-cases/instance/seed-instance';

const LONGEST_STOP_MS = 10_000;

async function main(): Promise<void> {
  const env = parseEnv(process.env);
  const log = createLogger(env.logLevel);
  if (!env.development) consoleToLog(log, () => new Date());
  mkdirSync(env.dataDirectory, { recursive: true });
  const kept = loadKeptSecrets(env.dataDirectory);
  applyMigrations(env.databaseUrl, process.cwd());
  const firstSignIn = await seed(env);

  let port = env.port;
  const publicUrl = () => env.publicUrl ?? `${env.tls ? 'https' : 'http'}://localhost:${port}`;
  const runtime = await startRuntime({
    env,
    log,
    startEngine: (listener) => startEngineThread(env, listener, (cause) => endBecause(log, 'engine', cause)),
    startReader: () => startReaderThread(env, (cause) => endBecause(log, 'reader', cause)),
    dlrSecret: env.dlrSecret ?? kept.dlrSecret,
    nextAuthSecret: env.nextAuthSecret ?? kept.nextAuthSecret,
    publicUrl,
  });

  const app = next({ dev: env.development, dir: process.cwd() });
  await app.prepare();
  const [answer, upgrade] = [app.getRequestHandler(), app.getUpgradeHandler()];
  const server = createServer(runtime, (request, response) => void answer(request, response));
  server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.port, env.host, resolve);
  });
  port = (server.address() as AddressInfo).port;
  // next-auth reads its own address from the environment alone.
  process.env['NEXTAUTH_URL'] = publicUrl();
  if (env.metricsPort !== undefined) createMetricsServer(runtime.metrics).listen(env.metricsPort, '127.0.0.1').unref();
  process.stdout.write(`${welcomeLines(publicUrl(), firstSignIn).join('\n')}\n`);

  const stop = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    server.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), LONGEST_STOP_MS / 2).unref();
    void runtime.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** On a connection of its own, before anything else writes. */
async function seed(env: Env) {
  const db = await openDatabase(env.databaseUrl);
  try {
    return await seedInstance({ db, now: new Date() }, env);
  } finally {
    await db.$disconnect();
  }
}

/** Without one of its threads the process is of no use; the supervisor starts a new one, which goes on where it was. */
function endBecause(log: Logger, thread: 'engine' | 'reader', cause: Error): void {
  log.fatal({ err: cause }, `the ${thread} died`);
  process.exit(1);
}

main().catch((cause: unknown) => {
  process.stderr.write(`Chappe could not start. ${sayFault(cause)}\n`);
  process.exit(1);
});
