import { Agent, type Dispatcher } from 'undici';
import { CALLBACK_HEADERS } from '@/lib/domain/delivery/callback-headers';
import { ADDRESS_NOT_ALLOWED, guardedLookup, literalAddressGuard } from './address-guard';

export type CallbackAnswer = {
  readonly durationMs: number;
  readonly httpStatus: number | null;
  /** timeout, address_not_allowed, invalid_url, invalid_http or the connection's own code; null when there was an HTTP answer. */
  readonly error: string | null;
  /** The first 1 KiB of the body. */
  readonly answer: string;
};

export type CallbackSender = {
  /** `headers` are added to our own. Never rejects. */
  readonly send: (url: string, headers?: Readonly<Record<string, string>>) => Promise<CallbackAnswer>;
  close(): Promise<void>;
};

type Options = { readonly allowedRanges: readonly string[]; readonly timeoutMs?: number };

/** For one try in all: look-up, connection, answer. */
const TIMEOUT_MS = 10_000;
const MOST_READ_BYTES = 64 * 1024;
const KEPT_BYTES = 1024;
/** A deadline is kept to within this; a timer for each of thousands of calls would cost more than the calls. */
const DEADLINE_EVERY_MS = 50;

type Reply = Pick<CallbackAnswer, 'httpStatus' | 'answer'>;

/** Calls customers' URLs. Redirects are not followed, and no more of an answer is read than is ever shown. */
export function createCallbackSender({ allowedRanges, timeoutMs = TIMEOUT_MS }: Options): CallbackSender {
  const agent = new Agent({ connect: { lookup: guardedLookup(allowedRanges), timeout: timeoutMs }, pipelining: 1 });
  const deadlines = createDeadlines(timeoutMs);
  const literalAddressAllowed = literalAddressGuard(allowedRanges);

  return {
    async send(text, headers = {}) {
      const startedAt = performance.now();
      const durationMs = () => Math.round(performance.now() - startedAt);
      const url = URL.parse(text);
      if (!url || !/^https?:$/.test(url.protocol)) {
        return { durationMs: 0, httpStatus: null, error: 'invalid_url', answer: '' };
      }
      if (!literalAddressAllowed(url)) {
        return { durationMs: 0, httpStatus: null, error: ADDRESS_NOT_ALLOWED, answer: '' };
      }
      try {
        return { ...(await call(agent, url, headers, deadlines.add)), error: null, durationMs: durationMs() };
      } catch (cause) {
        return { httpStatus: null, answer: '', error: errorCode(cause), durationMs: durationMs() };
      }
    },
    close: () => {
      deadlines.clear();
      return agent.destroy();
    },
  };
}

class DeadlineError extends Error {
  readonly code = 'timeout';
}

type AddDeadline = (expire: (cause: Error) => void) => () => void;

/** One GET; resolves with the start of the answer and then drops the connection rather than a body without end. */
function call(
  agent: Agent,
  url: URL,
  headers: Readonly<Record<string, string>>,
  addDeadline: AddDeadline,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let httpStatus = 0;
    let controller: Dispatcher.DispatchController | null = null;
    let failure: Error | null = null;
    const fail = (cause: Error) => {
      failure = cause;
      meetDeadline();
      reject(cause);
      controller?.abort(cause);
    };
    const meetDeadline = addDeadline(fail);
    const finish = () => {
      meetDeadline();
      const answer = Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString('utf8').replaceAll('\u0000', '');
      resolve({ httpStatus, answer });
    };
    agent.dispatch(
      {
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: { ...CALLBACK_HEADERS, ...headers },
      },
      {
        onRequestStart: (started) => {
          controller = started;
          // Its time was over while it still waited for a connection.
          if (failure) started.abort(failure);
        },
        onResponseStart: (_, statusCode) => {
          httpStatus = statusCode;
        },
        onResponseData: (running, chunk) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size < MOST_READ_BYTES) return;
          finish();
          running.abort(new Error('Enough was read.'));
        },
        onResponseEnd: finish,
        onResponseError: (_, cause) => {
          if (!failure) fail(cause);
        },
      },
    );
  });
}

/** Calls that must end in time, oldest first: all may take equally long, so the first to begin is the first to expire. */
function createDeadlines(timeoutMs: number): { readonly add: AddDeadline; readonly clear: () => void } {
  const pending = new Map<symbol, { readonly at: number; readonly expire: (cause: Error) => void }>();
  let timer: NodeJS.Timeout | null = null;
  const look = () => {
    timer = null;
    for (const [, { at, expire }] of pending) {
      if (at > performance.now()) break;
      expire(new DeadlineError('The receiver took too long.'));
    }
    if (pending.size > 0) schedule();
  };
  const schedule = () => {
    timer ??= setTimeout(look, Math.min(DEADLINE_EVERY_MS, timeoutMs)).unref();
  };
  return {
    add: (expire) => {
      const key = Symbol('call');
      pending.set(key, { at: performance.now() + timeoutMs, expire });
      schedule();
      return () => pending.delete(key);
    },
    clear: () => {
      if (timer) clearTimeout(timer);
      pending.clear();
    },
  };
}

function errorCode(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  if (cause.name === 'HTTPParserError') return 'invalid_http';
  const code: unknown = 'code' in cause ? cause.code : undefined;
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return 'timeout';
  return typeof code === 'string' ? code.toLowerCase() : cause.name;
}
