import { signCallback } from '@/lib/crypto/callback-signature';
import { CALLBACK_HEADERS, type CallbackKind, timestampOf, webhookId } from '@/lib/domain/delivery/callback-headers';
import { type SecretHolder, validSecrets } from '@/lib/domain/delivery/callback-signing';
import { createConnections } from './connections';
import { createDeadlines } from './deadlines';

/** What is to be called, and what it is signed with if that is still valid when it is called. */
export type CallbackCall = SecretHolder & {
  readonly url: string;
  readonly kind: CallbackKind;
  readonly deliveryId: number;
  /** Calls of the same number arrive in their order; null: nothing else depends on when this one is made. */
  readonly inOrderOf: number | null;
};

/** The error of a call that we ended, or never made, because the process stops: it says nothing about the receiver. */
export const STOPPED = 'stopped';

export type CallbackAnswer = {
  /** When it was called: the time that its signature names. */
  readonly at: Date;
  readonly durationMs: number;
  readonly httpStatus: number | null;
  /**
   * timeout, address_not_allowed, answer_too_large, invalid_url, invalid_http, stopped or the connection's own code;
   * null when there was a status, whatever became of the rest.
   */
  readonly error: string | null;
  /** The first 1 KiB of the body. */
  readonly answer: string;
};

export type CallbackSender = {
  /** Never rejects. */
  readonly send: (call: CallbackCall) => Promise<CallbackAnswer>;
  /** Resolves when the thread that makes the calls comes to it; absent when that is the caller's own. */
  readonly answers?: () => Promise<void>;
  /** Ends what is under way. */
  close(): Promise<void>;
};

type Options = {
  readonly allowedRanges: readonly string[];
  readonly timeoutMs?: number;
  readonly now?: () => Date;
};

/** For one try in all: look-up, connection, answer. */
const TIMEOUT_MS = 10_000;

/** Calls customers' URLs. Redirects are not followed, and little more of an answer is read than is ever shown. */
export function createCallbackSender({
  allowedRanges,
  timeoutMs = TIMEOUT_MS,
  now = () => new Date(),
}: Options): CallbackSender {
  const connections = createConnections({ allowedRanges, timeoutMs });
  const deadlines = createDeadlines(timeoutMs);

  return {
    async send(call) {
      const at = now();
      const url = URL.parse(call.url);
      if (!url || !/^https?:$/.test(url.protocol)) {
        return { at, durationMs: 0, httpStatus: null, error: 'invalid_url', answer: '' };
      }
      const begun = performance.now();
      const connection = connections.take(url.origin);
      const meetDeadline = deadlines.add(connection.end);
      try {
        const reply = await connection.get(url.pathname + url.search, headersOf(call, at));
        return { at, durationMs: since(begun), error: null, ...reply };
      } catch (cause) {
        return { at, durationMs: since(begun), httpStatus: null, error: errorCode(cause), answer: '' };
      } finally {
        meetDeadline();
        connections.giveBack(connection);
      }
    },
    close: () => {
      deadlines.clear();
      connections.close();
      return Promise.resolve();
    },
  };
}

const since = (begun: number) => Math.round(performance.now() - begun);

/** Signed now: receivers refuse what was signed some minutes before it reached them. */
function headersOf(call: CallbackCall, at: Date): Record<string, string> {
  const timestamp = timestampOf(at);
  const signature = signCallback(validSecrets(call, at), { id: webhookId(call, timestamp), timestamp, url: call.url });
  return { ...CALLBACK_HEADERS, ...signature };
}

function errorCode(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  if (cause.name === 'HTTPParserError') return 'invalid_http';
  const code: unknown = 'code' in cause ? cause.code : undefined;
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return 'timeout';
  return typeof code === 'string' ? code.toLowerCase() : cause.name;
}
