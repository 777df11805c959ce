/** One request by HTTP, and its answer. */
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { TlsSettings } from '@/lib/domain/carrier/tls-settings';
import { peerCertificateEnd, refusalOfCertificate, tlsOptionsOf, whenTaken } from '../contract/tls';

export type OutgoingRequest = {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type CallOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** By names in small letters. */
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body: string;
    }
  /** No byte of the request has left. */
  | { readonly kind: 'unreachable'; readonly text: string }
  | { readonly kind: 'unknown'; readonly text: string };

export type RequestCaller = {
  /** Never rejects. */
  call(request: OutgoingRequest): Promise<CallOutcome>;
  /** Of the server that was reached last; null: it has shown none. */
  peerCertificateEndsAt(): Date | null;
  /** What is under way ends as unknown. */
  close(): void;
};

/** From the request's begin to the end of its answer. */
const PATIENCE_MS = 60_000;
/** Kept so short that the other side seldom closes a connection while a request goes out on it. */
const IDLE_MS = 4_000;
const LONGEST_ANSWER = 64 * 1024;

const wordsOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));

/** The name of whoever is called is checked whatever they say. */
export type CallerSettings = TlsSettings & {
  /** Of every URL that is called. */
  readonly protocol: string;
  /** Connections, and so requests under way. */
  readonly mostAtOnce: number;
};

/** Where a redirection leads nobody goes: it is an answer like any other. */
export function createCaller({ protocol, mostAtOnce, ...tls }: CallerSettings): RequestCaller {
  const isTls = protocol === 'https:';
  const settings = { keepAlive: true, maxSockets: mostAtOnce, timeout: IDLE_MS };
  const agent = isTls ? new HttpsAgent({ ...settings, ...tlsOptionsOf(tls) }) : new HttpAgent(settings);
  const shows = tls.tlsCert.trim() !== '';
  const request = isTls ? requestHttps : requestHttp;
  let peerEndsAt: Date | null = null;

  const call: RequestCaller['call'] = ({ url, method, headers, body }) =>
    new Promise((resolve) => {
      let isConnected = false;
      const fail = (text: string) => resolve({ kind: isConnected ? 'unknown' : 'unreachable', text });
      const begin = () =>
        request(url, {
          method,
          agent,
          signal: AbortSignal.timeout(PATIENCE_MS),
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        });
      let sent: ClientRequest;
      try {
        sent = begin();
      } catch (cause) {
        // Such as a header that HTTP does not know, or a certificate that is none.
        fail(wordsOf(cause));
        return;
      }
      sent.on('response', (answer) => readAnswer(answer, resolve, fail));
      sent.on('error', (cause) => {
        const refusal = sent.reusedSocket ? null : refusalOfCertificate(cause, tls);
        // Whoever refuses what it is shown has read nothing of what was written meanwhile.
        if (refusal !== null) resolve({ kind: 'unreachable', text: refusal });
        else fail(cause.message);
      });
      // After an answer that is none, such as 101, nothing else is heard.
      sent.on('close', () => fail('The connection was closed without an answer.'));
      sent.on('socket', (socket) => {
        const connected = () => {
          isConnected = true;
          // Nothing leaves before this, so that what fails while connecting was certainly not sent.
          sent.end(body);
        };
        if (!socket.connecting && (!isTls || sent.reusedSocket)) connected();
        else if (!isTls) socket.once('connect', connected);
        else {
          socket.once('secureConnect', () => {
            // One that goes on with an earlier session may show none again.
            peerEndsAt = peerCertificateEnd(socket) ?? peerEndsAt;
            if (shows) whenTaken(socket, connected);
            else connected();
          });
        }
      });
    });
  return { call, peerCertificateEndsAt: () => peerEndsAt, close: () => agent.destroy() };
}

function readAnswer(answer: IncomingMessage, resolve: (outcome: CallOutcome) => void, fail: (text: string) => void) {
  const chunks: Buffer[] = [];
  let length = 0;
  answer.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= LONGEST_ANSWER) chunks.push(chunk);
    else answer.destroy(new Error('The answer is too long.'));
  });
  answer.on('error', (cause) => fail(cause.message));
  answer.on('end', () =>
    resolve({
      kind: 'answered',
      status: answer.statusCode ?? 0,
      headers: Object.entries(answer.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
      body: Buffer.concat(chunks).toString('utf8'),
    }),
  );
}
