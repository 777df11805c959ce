/**
 * The way in for every HTTP request. `STEPS` and `PATH_RULES` are the whole of it; this file walks a request through
 * them, reads its body and calls its handler.
 */
import { IncomingMessage, type RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '@/lib/platform/log/logger';
import { protectPage } from '../security-headers';
import { type AdmittedRequest, CLIENT_IP_HEADER, REQUESTED_PATH_HEADER, type WireAnswer } from '../wire/wire';
import { checkAction } from './action-arguments';
import { asLastWords, presentRefusal, sendAnswer } from './answers';
import { createBodyBudget } from './body-budget';
import { createExchanges } from './exchanges';
import { NO_RULE, type PathRule } from './path-rules';
import { hasBody, readBody } from './read-body';
import { createReadQueue } from './read-queue';
import type { AdmissionRefusal } from './refusals';
import { createRefuseUnreadable } from './refuse-unreadable';
import { type Passing, STEPS, type Surroundings } from './steps';
import { tellForeignOrigins } from './tell-foreign-origins';

type WireHandler = (request: AdmittedRequest) => Promise<WireAnswer>;
type WireHandlerName = Exclude<PathRule['handler'], 'next' | 'stream' | 'nowhere'>;

type Dependencies = {
  readonly handlers: Readonly<Record<WireHandlerName, WireHandler>>;
  readonly passToNext: RequestListener;
  readonly surroundings: Surroundings;
  /** Headers of every answer, whoever gives it. */
  readonly onEveryAnswer: WireAnswer['headers'];
  readonly development: boolean;
  readonly helpUrl: () => string;
  readonly log: Logger;
  readonly goneAfterMs: number;
};

const NO_BODY = Buffer.alloc(0);

export function createAdmission(dependencies: Dependencies) {
  const { handlers, passToNext, surroundings, helpUrl, log, goneAfterMs, onEveryAnswer, development } = dependencies;
  const exchanges = createExchanges(goneAfterMs);
  const budget = createBodyBudget();

  const reads = createReadQueue();

  const tellForeign = tellForeignOrigins(log, surroundings);

  const refuse = (passing: Passing, refusal: AdmissionRefusal) => {
    if (refusal === 'foreign_origin') tellForeign(passing);
    sendAnswer(passing, presentRefusal(refusal, passing.rule, helpUrl));
  };

  const admit: RequestListener = (request, response) => {
    const passing: Passing = { request, response, gone: new AbortController(), url: '', rule: NO_RULE, clientIp: '' };
    exchanges.begin(passing);
    for (const name in onEveryAnswer) response.setHeader(name, onEveryAnswer[name] ?? '');
    for (const step of STEPS) {
      const refusal = step(passing, surroundings);
      if (refusal) return refuse(passing, refusal);
    }
    if (hasBody(request)) void readAndHandle(passing);
    else handle(passing, NO_BODY);
  };

  const readAndHandle = async (passing: Passing) => {
    const { request, response, rule, clientIp } = passing;
    const share = budget.shareOf(clientIp);
    response.once('close', share.release);
    if (request.headers.expect?.toLowerCase() === '100-continue') response.writeContinue();
    const body = await readBody(request, rule.largestBody, share);
    // Refused meanwhile as too slow: what its client was told is refused must not be sent after all.
    if (response.headersSent) return;
    if (body.ok) handle(passing, body.value);
    else if (body.error !== 'gone') refuse(passing, body.error);
  };

  const handle = (passing: Passing, body: Buffer) => {
    const { handler } = passing.rule;
    if (handler === 'nowhere') return refuse(passing, 'not_found');
    if (handler !== 'next' && handler !== 'stream') return void answerWire(handlers[handler], passing, body);
    if (handler === 'stream') exchanges.isStream(passing);
    if (passing.rule.takesActions && passing.request.method === 'POST') {
      const action = checkAction(passing.request.headers, body);
      if (!action.ok) return refuse(passing, action.error);
    }
    protectPage(passing.request, passing.response, development);
    const pass = () => passToNext(forNext(passing, body), passing.response);
    if (handler === 'stream' || passing.request.method === 'POST') return pass();
    void reads(passing, pass).then((wasRead) => {
      if (!wasRead && !passing.gone.signal.aborted) refuse(passing, 'too_busy');
    });
  };

  const answerWire = async (handler: WireHandler, passing: Passing, body: Buffer) => {
    const { request, url, clientIp, rule, gone } = passing;
    const { method = '', headers, url: target = '' } = request;
    const contentType = headers['content-type'] ?? '';
    const admitted = { method, url, target, headers, contentType, body, clientIp, signal: gone.signal };
    try {
      sendAnswer(passing, await handler(admitted));
    } catch (cause) {
      // The commit may have failed for want of disk: nothing was accepted, so the caller is told to come back.
      log.error({ err: cause, path: rule.path }, 'a gateway request failed');
      refuse(passing, 'too_busy');
    }
  };

  const endWith = (socket: Duplex, answer: WireAnswer) =>
    exchanges.endAfterAnswers(socket, asLastWords({ ...answer, headers: { ...onEveryAnswer, ...answer.headers } }));

  return {
    admit,
    exchanges,
    refuseUnreadable: createRefuseUnreadable({ lastOf: exchanges.lastOf, endWith, helpUrl, log }),
    /** For CONNECT, which Node hands over as a bare connection: Chappe is no proxy. */
    refuseTunnel: (socket: Duplex) => endWith(socket, presentRefusal('method_not_allowed', NO_RULE, helpUrl)),
  };
}

/** The request as Next is given it: its one spelling, its client's address from us, its body in hand. */
function forNext({ request, url, clientIp }: Passing, body: Buffer): IncomingMessage {
  request.url = url;
  request.headers[CLIENT_IP_HEADER] = clientIp;
  request.headers[REQUESTED_PATH_HEADER] = url;
  // Otherwise Next fetches an action that its page lacks, with the caller's cookies, from the host it takes us to be.
  request.headers['x-action-forwarded'] = '1';
  return body.length === 0 ? request : new ReadRequest(request, body);
}

/** A request whose body has been read already. Whatever becomes of it, the connection is not its own to close. */
class ReadRequest extends IncomingMessage {
  constructor(request: IncomingMessage, body: Buffer) {
    super(request.socket);
    const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
    Object.assign(this, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor });
    this.complete = true;
    this.push(body);
    this.push(null);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    callback(error);
  }
}
