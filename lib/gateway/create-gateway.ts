/** The gateway's request handlers over what exists once in this process. */

import type { Prices } from '@/lib/domain/pricing/price-list';
import type { Engine } from '@/lib/engine/engine';
import type { Logger } from '@/lib/platform/log/logger';
import type { ApiUserAuthenticator } from './credentials/api-user-authenticator';
import { answerDlr, type DlrDependencies } from './dlr/dlr-handler';
import { createUnreadableLog } from './dlr/unreadable-log';
import { answerHttp2sms, type Http2smsHandlerDependencies } from './http2sms/http2sms-handler';
import { createRateLimiter } from './http2sms/rate-limiter';
import { createRefusalLog } from './http2sms/refusal-log';
import type { WireAnswer, WireRequest } from './wire/wire';

export type GatewayMetrics = {
  /** An http2sms request was answered; null = accepted, else why it was refused. */
  http2smsAnswered(refusal: string | null): void;
};

type Parts = {
  readonly env: {
    /** For each API user; 0 = no limit. */
    readonly http2smsRatePerSecond: number;
  };
  readonly log: Logger;
  readonly engine: Pick<Engine, 'accept' | 'recordReceipt' | 'recordIncoming' | 'recordRefusal'>;
  readonly metrics: GatewayMetrics;
  /** Nobody else may report. */
  readonly carriers: { readonly find: DlrDependencies['findCarrier'] };
  readonly credentials: Pick<ApiUserAuthenticator, 'authenticate' | 'forget'>;
  readonly prices: Prices;
  readonly helpUrl: () => string;
  /** How many nodes answer requests; absent: this is the only one. */
  readonly liveNodes?: () => number;
  readonly now: () => Date;
};

export function createGateway(parts: Parts) {
  const { env, log, engine, metrics, carriers, credentials, prices, helpUrl, liveNodes, now } = parts;
  /** Requests that are being answered: a stop cuts none of them off. */
  let open = 0;
  const waiting: (() => void)[] = [];
  const track = (answer: Promise<WireAnswer>): Promise<WireAnswer> => {
    open += 1;
    return answer.finally(() => {
      open -= 1;
      if (open === 0) for (const resolve of waiting.splice(0)) resolve();
    });
  };
  const logRefusal = createRefusalLog(log);
  const http2sms: Http2smsHandlerDependencies = {
    authenticate: credentials.authenticate,
    forget: credentials.forget,
    withinRate: createSendRate(env.http2smsRatePerSecond, liveNodes),
    accept: engine.accept,
    prices,
    now,
    helpUrl,
    onAccepted: () => metrics.http2smsAnswered(null),
    onRefused: (refused) => {
      const at = now();
      metrics.http2smsAnswered(refused.refusal);
      logRefusal(refused, at);
      if (mayExist(refused.account))
        engine.recordRefusal({ ...refused, way: 'http2sms', login: refused.login.slice(0, LONGEST_NAME), at });
    },
    log,
  };
  const dlr: DlrDependencies = {
    recordReceipt: engine.recordReceipt,
    recordIncoming: engine.recordIncoming,
    tellUnreadable: createUnreadableLog(log, now),
    findCarrier: carriers.find,
    now,
  };
  return {
    http2sms: (request: WireRequest) => track(answerHttp2sms(http2sms, request)),
    dlr: (request: WireRequest) => track(answerDlr(dlr, request)),
    /** Counts an answer that is given elsewhere. */
    track,
    /** Resolves when no request waits for its answer. */
    answered: (): Promise<void> =>
      new Promise((resolve) => {
        if (open === 0) resolve();
        else waiting.push(resolve);
      }),
  };
}

/** In characters: every account's and API user's name is shorter, so a longer one that is cut there is still nobody's. */
const LONGEST_NAME = 100;

const mayExist = (account: string) => account !== '' && account.length <= LONGEST_NAME;

/** Whether an API user may send now; 0 = no limit. */
function createSendRate(perSecond: number, nodes?: () => number): (apiUserId: number, now: Date) => boolean {
  if (perSecond === 0) return () => true;
  const limiter = createRateLimiter({ capacity: perSecond, refillPerSecond: perSecond }, nodes);
  return (apiUserId, now) => limiter.take(String(apiUserId), now);
}
