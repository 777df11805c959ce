/** Wires the whole of Chappe together, once. */
import { createGroupCommit } from '@/lib/batching/group-commit';
import { createCallbackSender } from '@/lib/callbacks/send-callback';
import { SIMULATED } from '@/lib/carriers/simulated-carrier';
import type { Env } from '@/lib/config/env';
import type { Database } from '@/lib/db/client';
import type { EventBus } from '@/lib/domain/events';
import { answerDlr } from '@/lib/http/dlr-handler';
import { answerHttp2sms } from '@/lib/http/http2sms-handler';
import type { Logger } from '@/lib/log/logger';
import { createSmtpSender } from '@/lib/mail/smtp';
import type { AcceptRequest } from '@/lib/use-cases/_shared/acceptance';
import { recordRefusals } from '@/lib/use-cases/http2sms/record-refusals';
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
const LONGEST_REFUSAL_QUEUE = 1_000;
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
  const refusals = createRefusalQueue(db);
  const withinRate = createSendRate(env.http2smsRatePerSecond);
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
          withinRate,
          accept,
          now: () => new Date(),
          helpUrl,
          onRefused: (refused) => void refusals.submit({ ...refused, at: new Date() })?.catch(() => undefined),
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
      await refusals.drained();
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

/** Refusals are kept for people to read; under a flood of them, what does not fit is dropped. */
const createRefusalQueue = (db: Database) =>
  createGroupCommit(
    async (refusals: Parameters<typeof recordRefusals>[1]) => {
      await recordRefusals({ db }, refusals);
      return refusals.map(() => true);
    },
    { largestBatch: LARGEST_BATCH, longestQueue: LONGEST_REFUSAL_QUEUE },
  );

/** Whether an API user may send now; 0 = no limit. */
function createSendRate(perSecond: number): (apiUserId: number, now: Date) => boolean {
  if (perSecond === 0) return () => true;
  const limiter = createRateLimiter({ capacity: perSecond, refillPerSecond: perSecond });
  return (apiUserId, now) => limiter.take(String(apiUserId), now).allowed;
}

/** Remembers proven passwords until something about the account's API users changes. */
function rememberCredentials(db: Database, events: EventBus) {
  const credentials = createApiUserAuthenticator(db);
  events.subscribe((event) => {
    if (event.type === 'api-users') credentials.forgetAccount(event.accountId);
  });
  return credentials;
}
