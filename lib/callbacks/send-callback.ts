import { Agent, request } from 'undici';
import { CALLBACK_HEADERS } from '@/lib/domain/delivery/callback-headers';
import { ADDRESS_NOT_ALLOWED, guardedLookup, literalAddressAllowed } from './address-guard';

type CallbackAnswer = {
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

/** Calls customers' URLs. Redirects are not followed, and no more of an answer is read than is ever shown. */
export function createCallbackSender({ allowedRanges, timeoutMs = TIMEOUT_MS }: Options): CallbackSender {
  const agent = new Agent({ connect: { lookup: guardedLookup(allowedRanges), timeout: timeoutMs }, pipelining: 1 });

  const call = async (
    url: URL,
    headers: Readonly<Record<string, string>>,
  ): Promise<Pick<CallbackAnswer, 'httpStatus' | 'answer'>> => {
    const response = await request(url, {
      dispatcher: agent,
      method: 'GET',
      headers: { ...CALLBACK_HEADERS, ...headers },
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { httpStatus: response.statusCode, answer: await readStart(response.body) };
  };

  return {
    async send(text, headers = {}) {
      const startedAt = performance.now();
      const durationMs = () => Math.round(performance.now() - startedAt);
      const url = URL.canParse(text) ? new URL(text) : null;
      const refusal = !url || !/^https?:$/.test(url.protocol) ? 'invalid_url' : null;
      if (!url || refusal) return { durationMs: 0, httpStatus: null, error: refusal, answer: '' };
      if (!literalAddressAllowed(url, allowedRanges)) {
        return { durationMs: 0, httpStatus: null, error: ADDRESS_NOT_ALLOWED, answer: '' };
      }
      try {
        return { ...(await call(url, headers)), error: null, durationMs: durationMs() };
      } catch (cause) {
        return { httpStatus: null, answer: '', error: errorCode(cause), durationMs: durationMs() };
      }
    },
    close: () => agent.destroy(),
  };
}

/** Reads up to the limit, then drops the connection rather than the rest of a body without end. */
async function readStart(body: AsyncIterable<unknown> & { destroy(): unknown }): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST_READ_BYTES) break;
  }
  body.destroy();
  return Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString('utf8').replaceAll('\u0000', '');
}

function errorCode(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  if (cause.name === 'TimeoutError') return 'timeout';
  if (cause.name === 'HTTPParserError') return 'invalid_http';
  const code: unknown = 'code' in cause ? cause.code : undefined;
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return 'timeout';
  return typeof code === 'string' ? code.toLowerCase() : cause.name;
}
