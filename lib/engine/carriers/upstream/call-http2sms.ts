/** One request to a gateway that speaks http2sms, and its answer. */
import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { type AnswerVerdict, judgeAnswer } from './judge-answer';

/** `unreachable`: no byte of the request has left. */
export type CallOutcome = AnswerVerdict | { readonly kind: 'unreachable'; readonly text: string };

export type Http2smsCaller = {
  /** Never rejects. */
  call(parameters: Readonly<Record<string, string>>): Promise<CallOutcome>;
  /** What is under way ends as unknown. */
  close(): void;
};

/** From the request's begin to the end of its answer. */
const PATIENCE_MS = 60_000;
/** Kept so short that the other side seldom closes a connection while a request goes out on it. */
const IDLE_MS = 4_000;
const LONGEST_ANSWER = 64 * 1024;

/** @param mostAtOnce connections. */
export function createHttp2smsCaller(url: URL, mostAtOnce: number): Http2smsCaller {
  const isTls = url.protocol === 'https:';
  const settings = { keepAlive: true, maxSockets: mostAtOnce, timeout: IDLE_MS };
  const agent = isTls ? new HttpsAgent(settings) : new HttpAgent(settings);
  const request = isTls ? requestHttps : requestHttp;

  const call: Http2smsCaller['call'] = (parameters) =>
    new Promise((resolve) => {
      const body = new URLSearchParams(parameters).toString();
      let isConnected = false;
      const fail = (text: string) => resolve({ kind: isConnected ? 'unknown' : 'unreachable', text });
      const sent = request(
        url,
        {
          method: 'POST',
          agent,
          signal: AbortSignal.timeout(PATIENCE_MS),
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(body),
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          let length = 0;
          answer.on('data', (chunk: Buffer) => {
            length += chunk.length;
            if (length <= LONGEST_ANSWER) chunks.push(chunk);
            else answer.destroy(new Error('The answer is too long.'));
          });
          answer.on('error', (cause) => fail(cause.message));
          answer.on('end', () => resolve(judgeAnswer(answer.statusCode ?? 0, Buffer.concat(chunks).toString('utf8'))));
        },
      );
      sent.on('error', (cause) => fail(cause.message));
      // After an answer that is none, such as 101, nothing else is heard.
      sent.on('close', () => fail('The connection was closed without an answer.'));
      sent.on('socket', (socket) => {
        const connected = () => {
          isConnected = true;
          // Nothing leaves before this, so that what fails while connecting was certainly not sent.
          sent.end(body);
        };
        if (!socket.connecting && (!isTls || sent.reusedSocket)) connected();
        else socket.once(isTls ? 'secureConnect' : 'connect', connected);
      });
    });
  return { call, close: () => agent.destroy() };
}
