/** Wires the whole of Chappe together, once. */
import { createGroupCommit } from '@/lib/batching/group-commit';
import { createCallbackSender } from '@/lib/callbacks/send-callback';
import type { Env } from '@/lib/config/env';
import type { Database } from '@/lib/db/client';
import type { EventBus } from '@/lib/domain/events';
import type { Logger } from '@/lib/log/logger';
import { createSmtpSender } from '@/lib/mail/smtp';
import { createMetrics, type Metrics } from '@/lib/metrics/metrics';
import type { AcceptRequest } from '@/lib/use-cases/_shared/acceptance';
import { acceptMessages } from '@/lib/use-cases/messages/accept-messages';
import { startAlertWorkers } from '@/lib/workers/alert-workers';
import { startWorkers } from '@/lib/workers/start-workers';
import { createApiUserAuthenticator } from './api-user-authenticator';
import { createGateway } from './create-gateway';
import { createEventBus } from './event-bus';
import { createRateLimiter } from './rate-limiter';
import { publishRuntime, type Runtime } from './runtime';

type RuntimeParts = {
  readonly db: Database;
  readonly env: Env;
  readonly log: Logger;
  readonly dlrSecret: string;
  readonly nextAuthSecret: string;
  readonly publicUrl: () => string;
};

const LARGEST_BATCH = 256;
const LONGEST_QUEUE = 10_000;
/** Ten wrong passwords at once, then one every six seconds. */
const SIGN_IN_RULE = { capacity: 10, refillPerSecond: 1 / 6 };

/** Makes the runtime and starts its workers. */
export async function startRuntime({
  db,
  env,
  log,
  dlrSecret,
  nextAuthSecret,
  publicUrl,
}: RuntimeParts): Promise<Runtime> {
  const events = createEventBus();
  const apiUserCredentials = rememberCredentials(db, events);
  const metrics = createMetrics();
  const callbackSender = createCallbackSender({ allowedRanges: env.callbackAllowedRanges });
  const workers = await startWorkers({ db, events, log, env, callbackSender, metrics });
  const { accept, drained } = createAcceptQueue(db, metrics, (accountId, messageIds) => {
    events.publish({ type: 'messages', accountId, messageIds });
    events.publish({ type: 'credits', accountId });
    workers.wake();
  });
  const alerts = startAlertWorkers({
    db,
    events,
    log,
    now: () => new Date(),
    sendMail: env.smtpUrl === undefined ? null : createSmtpSender({ url: env.smtpUrl, from: env.mailFrom }),
    accept,
  });
  const helpUrl = () => `${publicUrl()}/docs/http2sms`;
  const gateway = createGateway({
    db,
    env,
    log,
    events,
    metrics,
    dlrSecret,
    credentials: apiUserCredentials,
    accept,
    helpUrl,
    wake: workers.wake,
  });
  let stopping = false;

  const runtime: Runtime = {
    db,
    env,
    log,
    events,
    metrics,
    sendCallback: callbackSender.send,
    signInLimiter: createRateLimiter(SIGN_IN_RULE),
    apiUserCredentials,
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
      await drained();
      await gateway.drained();
      await workers.stop();
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

/** The one queue through which every message is accepted; `onAccepted` is called after the commit. */
function createAcceptQueue(
  db: Database,
  metrics: Metrics,
  onAccepted: (accountId: number, messageIds: readonly number[]) => void,
) {
  const commit = async (requests: readonly AcceptRequest[]) => {
    const begun = performance.now();
    try {
      return await acceptMessages({ db, now: new Date() }, requests);
    } finally {
      metrics.batchCommitted(requests.length, (performance.now() - begun) / 1000);
    }
  };
  const queue = createGroupCommit(commit, { largestBatch: LARGEST_BATCH, longestQueue: LONGEST_QUEUE });
  metrics.watchQueue(queue.waiting);
  const accept = (request: AcceptRequest) =>
    queue.submit(request)?.then((outcome) => {
      if (outcome.ok) onAccepted(request.accountId, outcome.value.messageIds);
      return outcome;
    }) ?? null;
  return { accept, drained: queue.drained };
}

/** Remembers proven passwords until something about the account's API users changes. */
function rememberCredentials(db: Database, events: EventBus) {
  const credentials = createApiUserAuthenticator(db);
  events.subscribe((event) => {
    if (event.type === 'api-users') credentials.forgetAccount(event.accountId);
  });
  return credentials;
}
