/** The gateway's request handlers over what exists once in this process. */
import { createGroupCommit } from '@/lib/batching/group-commit';
import { SIMULATED } from '@/lib/carriers/simulated-carrier';
import type { Env } from '@/lib/config/env';
import type { Database } from '@/lib/db/client';
import type { EventBus } from '@/lib/domain/events';
import { answerDlr } from '@/lib/http/dlr-handler';
import { answerHttp2sms, type Http2smsHandlerDependencies } from '@/lib/http/http2sms-handler';
import type { WireAnswer, WireRequest } from '@/lib/http/wire';
import type { Logger } from '@/lib/log/logger';
import type { Metrics } from '@/lib/metrics/metrics';
import { recordRefusals } from '@/lib/use-cases/http2sms/record-refusals';
import type { ApiUserAuthenticator } from './api-user-authenticator';
import { createRateLimiter } from './rate-limiter';

type Parts = {
  readonly db: Database;
  readonly env: Env;
  readonly log: Logger;
  readonly events: EventBus;
  readonly metrics: Metrics;
  readonly dlrSecret: string;
  readonly credentials: ApiUserAuthenticator;
  readonly accept: Http2smsHandlerDependencies['accept'];
  readonly helpUrl: () => string;
  /** Something was recorded that the workers should look at. */
  readonly wake: () => void;
};

const LARGEST_BATCH = 256;
const LONGEST_REFUSAL_QUEUE = 1_000;
const REFUSAL_GATHER_MS = 50;

export function createGateway(parts: Parts) {
  const { db, env, log, events, metrics, dlrSecret, credentials, accept, helpUrl, wake } = parts;
  const refusals = createRefusalQueue(db);
  const open = new Set<Promise<unknown>>();
  /** Knows which requests are being answered, so that a stop cuts none of them off. */
  const track = (answer: Promise<WireAnswer>): Promise<WireAnswer> => {
    open.add(answer);
    return answer.finally(() => open.delete(answer));
  };
  const http2sms: Http2smsHandlerDependencies = {
    authenticate: credentials.authenticate,
    forget: credentials.forget,
    withinRate: createSendRate(env.http2smsRatePerSecond),
    accept,
    now: () => new Date(),
    helpUrl,
    onAccepted: () => metrics.http2smsAnswered(null),
    onRefused: (refused) => {
      metrics.http2smsAnswered(refused.refusal);
      void refusals.submit({ ...refused, at: new Date() })?.catch(() => undefined);
    },
    log,
  };
  const dlr = { db, events, dlrSecret, now: () => new Date(), carriers: [SIMULATED], onRecorded: wake };
  return {
    http2sms: (request: WireRequest) => track(answerHttp2sms(http2sms, request)),
    dlr: (request: WireRequest) => track(answerDlr(dlr, request)),
    /** Resolves when every request that came in so far has its answer. */
    answered: async () => {
      while (open.size > 0) await Promise.allSettled([...open]);
    },
    drained: refusals.drained,
  };
}

/** Refusals are kept for people to read; under a flood of them, what does not fit is dropped. */
const createRefusalQueue = (db: Database) =>
  createGroupCommit(
    async (refusals: Parameters<typeof recordRefusals>[1]) => {
      await recordRefusals({ db }, refusals);
      return refusals.map(() => true);
    },
    { largestBatch: LARGEST_BATCH, longestQueue: LONGEST_REFUSAL_QUEUE, gatherMs: REFUSAL_GATHER_MS },
  );

/** Whether an API user may send now; 0 = no limit. */
function createSendRate(perSecond: number): (apiUserId: number, now: Date) => boolean {
  if (perSecond === 0) return () => true;
  const limiter = createRateLimiter({ capacity: perSecond, refillPerSecond: perSecond });
  return (apiUserId, now) => limiter.take(String(apiUserId), now).allowed;
}
