/** Wires the whole of Chappe together, once. */
import { createGroupCommit } from '@/lib/batching/group-commit';
import { createCallbackSender } from '@/lib/callbacks/send-callback';
import { SIMULATED } from '@/lib/carriers/simulated-carrier';
import type { Env } from '@/lib/config/env';
import type { Database } from '@/lib/db/client';
import { answerDlr } from '@/lib/http/dlr-handler';
import { answerHttp2sms } from '@/lib/http/http2sms-handler';
import type { Logger } from '@/lib/log/logger';
import { createSmtpSender } from '@/lib/mail/smtp';
import type { AcceptRequest } from '@/lib/use-cases/_shared/acceptance';
import { acceptMessages } from '@/lib/use-cases/messages/accept-messages';
import { startAlertWorkers } from '@/lib/workers/alert-workers';
import { startWorkers } from '@/lib/workers/start-workers';
import { createApiUserAuthenticator } from './api-user-authenticator';
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
  const apiUserCredentials = createApiUserAuthenticator(db);
  events.subscribe((event) => {
    if (event.type === 'api-users') apiUserCredentials.forgetAccount(event.accountId);
  });
  const callbackSender = createCallbackSender({ allowedRanges: env.callbackAllowedRanges });
  const workers = await startWorkers({ db, events, log, env, callbackSender });
  const { accept, drained } = createAcceptQueue(db, (accountId, messageIds) => {
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
  const perSecond = env.http2smsRatePerSecond;
  const sendLimiter = createRateLimiter({ capacity: Math.max(1, perSecond), refillPerSecond: Math.max(1, perSecond) });
  const helpUrl = () => `${publicUrl()}/docs/http2sms`;

  const runtime: Runtime = {
    db,
    env,
    log,
    events,
    sendCallback: callbackSender.send,
    signInLimiter: createRateLimiter(SIGN_IN_RULE),
    apiUserCredentials,
    nextAuthSecret,
    publicUrl,
    helpUrl,
    http2sms: (request) =>
      answerHttp2sms(
        {
          authenticate: apiUserCredentials.authenticate,
          forget: apiUserCredentials.forget,
          withinRate: (apiUserId, now) => perSecond === 0 || sendLimiter.take(String(apiUserId), now).allowed,
          accept,
          now: () => new Date(),
          helpUrl,
          log,
        },
        request,
      ),
    dlr: (request) =>
      answerDlr(
        { db, events, dlrSecret, now: () => new Date(), carriers: [SIMULATED], onRecorded: workers.wake },
        request,
      ),
    stop: async () => {
      await alerts.stop();
      await drained();
      await workers.stop();
      await db.$disconnect();
    },
  };
  publishRuntime(runtime);
  return runtime;
}

/** The one queue through which every message is accepted; `onAccepted` is called after the commit. */
function createAcceptQueue(db: Database, onAccepted: (accountId: number, messageIds: readonly number[]) => void) {
  const queue = createGroupCommit(
    (requests: readonly AcceptRequest[]) => acceptMessages({ db, now: new Date() }, requests),
    { largestBatch: LARGEST_BATCH, longestQueue: LONGEST_QUEUE },
  );
  const accept = (request: AcceptRequest) =>
    queue.submit(request)?.then((outcome) => {
      if (outcome.ok) onAccepted(request.accountId, outcome.value.messageIds);
      return outcome;
    }) ?? null;
  return { accept, drained: queue.drained };
}
