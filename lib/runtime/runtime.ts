/**
 * What must exist once in a process: the database connection, the accept queue, the event bus, the caches.
 * Next bundles its own copy of every module, so importing this file twice would make two of each; hence the runtime
 * lives on `globalThis` under a `Symbol.for` key. `server.ts` alone makes it.
 */
import { createGroupCommit } from '@/lib/batching/group-commit';
import { SIMULATED } from '@/lib/carriers/simulated-carrier';
import type { Env } from '@/lib/config/env';
import type { Database } from '@/lib/db/client';
import { answerDlr } from '@/lib/http/dlr-handler';
import { answerHttp2sms } from '@/lib/http/http2sms-handler';
import type { WireAnswer, WireRequest } from '@/lib/http/wire';
import type { Logger } from '@/lib/log/logger';
import { acceptMessages } from '@/lib/use-cases/messages/accept-messages';
import { startWorkers } from '@/lib/workers/start-workers';
import { type ApiUserAuthenticator, createApiUserAuthenticator } from './api-user-authenticator';
import { createEventBus, type EventBus } from './event-bus';
import { createRateLimiter, type RateLimiter } from './rate-limiter';

export type Runtime = {
  readonly db: Database;
  readonly env: Env;
  readonly log: Logger;
  readonly events: EventBus;
  readonly signInLimiter: RateLimiter;
  readonly apiUserCredentials: ApiUserAuthenticator;
  readonly nextAuthSecret: string;
  /** The address that people and scripts use, without a trailing slash. */
  publicUrl(): string;
  /** Where a refused script's author can read on. */
  helpUrl(): string;
  http2sms(request: WireRequest): Promise<WireAnswer>;
  dlr(request: WireRequest): Promise<WireAnswer>;
  /** Finishes what is in flight and closes the database. */
  stop(): Promise<void>;
};

export type RuntimeParts = {
  readonly db: Database;
  readonly env: Env;
  readonly log: Logger;
  readonly dlrSecret: string;
  readonly nextAuthSecret: string;
  readonly publicUrl: () => string;
};

const KEY = Symbol.for('chappe.runtime');
const LARGEST_BATCH = 256;
const LONGEST_QUEUE = 10_000;
/** Ten wrong passwords at once, then one every six seconds. */
const SIGN_IN_RULE = { capacity: 10, refillPerSecond: 1 / 6 };

/** The global object with the one property that is ours. */
const holder = globalThis as typeof globalThis & { [KEY]?: Runtime };

/** The runtime that `server.ts` made. */
export function getRuntime(): Runtime {
  const runtime = holder[KEY];
  if (!runtime) throw new Error('The runtime is missing: start Chappe through server.ts (npm start or npm run dev).');
  return runtime;
}

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
  const accepting = createGroupCommit(
    (requests: Parameters<typeof acceptMessages>[1]) => acceptMessages({ db, now: new Date() }, requests),
    { largestBatch: LARGEST_BATCH, longestQueue: LONGEST_QUEUE },
  );
  const workers = await startWorkers({ db, events, log, env });
  const perSecond = env.http2smsRatePerSecond;
  const sendLimiter = createRateLimiter({ capacity: Math.max(1, perSecond), refillPerSecond: Math.max(1, perSecond) });
  const helpUrl = () => `${publicUrl()}/docs/http2sms`;

  const runtime: Runtime = {
    db,
    env,
    log,
    events,
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
          accept: (acceptRequest) =>
            accepting.submit(acceptRequest)?.then((outcome) => {
              if (outcome.ok) announce(events, workers, acceptRequest.accountId, outcome.value.messageIds);
              return outcome;
            }) ?? null,
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
      await accepting.drained();
      await workers.stop();
      await db.$disconnect();
    },
  };
  holder[KEY] = runtime;
  return runtime;
}

function announce(events: EventBus, workers: { wake(): void }, accountId: number, messageIds: readonly number[]): void {
  events.publish({ type: 'messages', accountId, messageIds: [...messageIds] });
  events.publish({ type: 'credits', accountId });
  workers.wake();
}
