/**
 * The one entry of Chappe: environment, data folder, migrations, runtime, one HTTP server, loops, first seed. What can
 * refuse to start comes before the loops, so that a start that fails has moved no message.
 * `npm start` runs it built; `npm run dev` runs it with Next in development mode.
 */
import { createServer as createUnusedServer } from 'node:http';
import next from 'next';
import { startReader } from '@/lib/db/open/start-reader';
import { startEngineThread } from '@/lib/engine/start-engine-thread';
import { consoleToLog } from '@/lib/platform/log/console-to-log';
import { createLogger, type Logger } from '@/lib/platform/log/logger';
import { sayFault } from '@/lib/platform/log/operator-fault';
import { createServer } from '@/lib/server/http/create-server';
import { listen } from '@/lib/server/http/listen';
import { createMetricsServer } from '@/lib/server/metrics/create-metrics-server';
import { actionKey } from '@/lib/server/runtime/action-key';
import { prepareDatabase } from '@/lib/server/runtime/prepare-database';
import { startRuntime } from '@/lib/server/runtime/start-runtime';
import { welcomeLines } from '@/lib/server/runtime/welcome';
import { checkCertificate } from '@/lib/server/settings/check-certificate';
import { type Env, parseEnv } from '@/lib/server/settings/env';
import { refuseFormerVariables } from '@/lib/server/settings/former-variables';
import { publicUrlAt } from '@/lib/server/settings/public-url';
import { listenForSmpp } from '@/lib/server/smpp/create-smpp-server';
import { seedInstance } from '@/lib/use-cases/instance/seed-instance';

const LONGEST_STOP_MS = 10_000;

async function main(): Promise<void> {
  const env = parseEnv(process.env);
  if (env.tls) checkCertificate(env.tls);
  if (env.smppServer?.tls) checkCertificate(env.smppServer.tls, 'SMPP_SERVER_TLS');
  const log = createLogger(env.logLevel);
  if (!env.development) consoleToLog(log, () => new Date());
  const kept = await prepareDatabase(env, log, new Date());
  refuseFormerVariables(process.env);

  let port = env.port;
  const publicUrl = () => publicUrlAt(env, port);
  const runtime = await startRuntime({
    env,
    log,
    startEngine: (settings, listener) =>
      startEngineThread({ ...env, ...settings }, listener, (cause) => endBecause(log, 'engine', cause)),
    startReader: () => startReader(env.databaseUrl, (cause) => endBecause(log, 'reader', cause)),
    nextAuthSecret: env.nextAuthSecret ?? kept.nextAuthSecret,
    publicUrl,
  });

  // Next reads it from the environment alone.
  process.env['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'] = actionKey(runtime.nextAuthSecret);
  const app = next({ dev: env.development, dir: process.cwd(), ...withoutUpgrades(env) });
  await app.prepare();
  const answer = app.getRequestHandler();
  const { server, stop: stopServer } = createServer(runtime, (request, response) => void answer(request, response));
  port = await listen(server, 'PORT', env.port, env.host);
  // next-auth reads its own address from the environment alone.
  process.env['NEXTAUTH_URL'] = publicUrl();
  if (env.metricsPort !== undefined) {
    await listen(createMetricsServer(runtime.metrics).unref(), 'METRICS_PORT', env.metricsPort, '127.0.0.1');
  }
  const smppServer = await listenForSmpp(runtime);
  await runtime.work({ host: env.host ?? null, port });
  // Last, because the password that it makes is shown once and must not be lost with a start that fails.
  const firstSignIn = await seedInstance({ db: runtime.db, now: new Date() }, env);
  runtime.welcomeRequests();
  process.stdout.write(`${welcomeLines(publicUrl(), env, firstSignIn).join('\n')}\n`);

  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    smppServer?.close();
    // Both hear of it at once: whoever still waits for HTTP leaves no time to say goodbye by SMPP afterwards.
    void Promise.all([stopServer(), runtime.smpp?.stop()])
      .then(runtime.stop)
      .then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/**
 * Next listens for upgrades, unasked, on the server that it is given. Then Node holds each such request back for it,
 * and a client that only offers HTTP/2 (Java's and curl's do) waits for ever. In production it gets one that no client
 * reaches, so that Node reads past the offer; in development its hot reload needs a web socket.
 */
const withoutUpgrades = ({ development }: Env) => (development ? {} : { httpServer: createUnusedServer() });

/** Without one of its threads the process is of no use; the supervisor starts a new one, which goes on where it was. */
function endBecause(log: Logger, thread: 'engine' | 'reader', cause: Error): void {
  log.fatal({ err: cause }, `the ${thread} died`);
  process.exit(1);
}

main().catch((cause: unknown) => {
  process.stderr.write(`Chappe could not start. ${sayFault(cause)}\n`);
  process.exit(1);
});
