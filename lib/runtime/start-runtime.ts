/** Wires the whole of Chappe together, once. */
import { createCallbackSender } from '@/lib/callbacks/send-callback';
import type { Env } from '@/lib/config/env';
import { type Database, openDatabase } from '@/lib/db/client';
import type { ChappeEvent } from '@/lib/domain/events';
import type { Engine, EngineListener } from '@/lib/engine/engine';
import { createApiUserAuthenticator } from '@/lib/gateway/api-user-authenticator';
import { createGateway } from '@/lib/gateway/create-gateway';
import { createRateLimiter } from '@/lib/gateway/rate-limiter';
import type { Logger } from '@/lib/log/logger';
import { createSmtpSender } from '@/lib/mail/smtp';
import { createMetrics } from '@/lib/metrics/metrics';
import { startAlertWorkers } from '@/lib/workers/alert-workers';
import { createEventBus } from './event-bus';
import { createLiveUpdates } from './live-updates';
import { publishRuntime, type Runtime } from './runtime';

type RuntimeParts = {
  readonly env: Env;
  readonly log: Logger;
  /** In a thread of its own, or in this one. */
  readonly startEngine: (listener: EngineListener) => Promise<Engine>;
  readonly dlrSecret: string;
  readonly nextAuthSecret: string;
  readonly publicUrl: () => string;
};

/** Ten wrong passwords at once, then one every six seconds. */
const SIGN_IN_RULE = { capacity: 10, refillPerSecond: 1 / 6 };

/** Makes the runtime and starts its workers. */
export async function startRuntime(parts: RuntimeParts): Promise<Runtime> {
  const { env, log, startEngine, dlrSecret, nextAuthSecret, publicUrl } = parts;
  const bus = createEventBus();
  const metrics = createMetrics();
  const engine = await startEngine({ ...metrics, publish: bus.publish });
  metrics.watchQueue(engine.waiting);
  const db = await openDatabase(env.databaseUrl, engine.writeTurn);
  const publish = (event: ChappeEvent) => {
    bus.publish(event);
    if (event.type === 'callbacks') engine.wake();
  };
  const events = { subscribe: bus.subscribe, publish };
  const callbackSender = createCallbackSender({ allowedRanges: env.callbackAllowedRanges });
  const credentials = createApiUserAuthenticator(db);
  events.subscribe((event) => {
    if (event.type === 'api-users') credentials.forgetAccount(event.accountId);
  });
  const sendMail = env.smtpUrl === undefined ? null : createSmtpSender({ url: env.smtpUrl, from: env.mailFrom });
  const now = () => new Date();
  const alerts = startAlertWorkers({ db, events, log, now, sendMail, accept: engine.accept });
  const helpUrl = () => `${publicUrl()}/docs/http2sms`;
  const gateway = createGateway({ env, log, engine, metrics, dlrSecret, credentials, helpUrl });
  let stopping = false;

  const runtime: Runtime = {
    db,
    env,
    log,
    events,
    liveUpdates: createLiveUpdates(bus),
    metrics,
    sendCallback: callbackSender.send,
    signInLimiter: createRateLimiter(SIGN_IN_RULE),
    apiUserCredentials: credentials,
    nextAuthSecret,
    publicUrl,
    helpUrl,
    http2sms: gateway.http2sms,
    dlr: gateway.dlr,
    isReady: async () => !stopping && (await canRead(db)),
    stop: async () => {
      stopping = true;
      await gateway.answered();
      await alerts.stop();
      await engine.stop();
      await callbackSender.close();
      await db.$disconnect();
    },
  };
  publishRuntime(runtime);
  return runtime;
}

/** Whether the database answers at all. */
const canRead = (db: Database): Promise<boolean> =>
  db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
