/**
 * The one HTTP server. http2sms and delivery reports are answered here, before Next, by the handlers that their route
 * handlers under app/ also use; everything else is Next's.
 */
import { readFileSync } from 'node:fs';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { clientAddress } from '@/lib/domain/network/client-address';
import { health, LIVE_PATH, READY_PATH } from '@/lib/gateway/health';
import { HTTP2SMS_PATH, refuse } from '@/lib/gateway/http2sms-handler';
import { answerHeaders, protectPage } from '@/lib/gateway/security-headers';
import { CLIENT_IP_HEADER, REQUESTED_PATH_HEADER, type WireAnswer, type WireRequest } from '@/lib/gateway/wire';
import { safeText } from '@/lib/log/safe-text';
import type { Runtime } from '@/lib/runtime/runtime';
import { readBody } from './read-body';

/** A GET may carry a long message to many recipients; Node's own limit of 16 KiB would cut it off with a bare 431. */
const LARGEST_HEADER_BYTES = 1024 * 1024;
const DLR_PREFIX = '/api/dlr/';

type WireHandler = (request: WireRequest) => Promise<WireAnswer>;

/** Answers over HTTP, or over TLS when the environment names a certificate. */
export function createServer(runtime: Runtime, passToNext: RequestListener) {
  const onEveryAnswer = answerHeaders(runtime.publicUrl().startsWith('https:'));
  const listener: RequestListener = (request, response) => {
    for (const [name, value] of Object.entries(onEveryAnswer)) response.setHeader(name, value);
    const ip = clientAddress(
      request.socket.remoteAddress ?? '',
      headerText(request.headers['x-forwarded-for']),
      runtime.env.trustedProxies,
    );
    const handler = findHandler(runtime, request.url ?? '/');
    if (handler) {
      void answerWire(runtime, handler, request, response, ip);
      return;
    }
    request.headers[CLIENT_IP_HEADER] = ip;
    request.headers[REQUESTED_PATH_HEADER] = request.url ?? '/';
    protectPage(request, response, runtime.env.development);
    passToNext(request, response);
  };
  const { tls } = runtime.env;
  const options = { maxHeaderSize: LARGEST_HEADER_BYTES };
  const server = tls
    ? createHttpsServer({ ...options, cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }, listener)
    : createHttpServer(options, listener);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    refuseUnreadable(runtime, error, socket, onEveryAnswer),
  );
  return server;
}

const headerText = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(',') : value);

function findHandler(runtime: Runtime, url: string): WireHandler | null {
  const query = url.indexOf('?');
  const path = query === -1 ? url : url.slice(0, query);
  if (path === HTTP2SMS_PATH) return runtime.http2sms;
  if (path === LIVE_PATH) return () => Promise.resolve(health(true));
  if (path === READY_PATH) return () => runtime.isReady().then(health);
  return path.startsWith(DLR_PREFIX) ? runtime.dlr : null;
}

async function answerWire(
  runtime: Runtime,
  handler: WireHandler,
  request: IncomingMessage,
  response: ServerResponse,
  ip: string,
): Promise<void> {
  const url = request.url ?? '/';
  if (request.method !== 'GET' && request.method !== 'POST') {
    // A HEAD or an OPTIONS must not send an SMS.
    response.writeHead(405, { allow: 'GET, POST' }).end();
    return;
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const body = request.method === 'GET' ? Buffer.alloc(0) : await readBody(request);
    const contentType = request.headers['content-type'] ?? '';
    const answer = body
      ? await handler({ method: request.method ?? 'GET', url, contentType, body, clientIp: ip, signal: gone.signal })
      : refuse('invalid_request', runtime.helpUrl());
    write(response, answer, body ? {} : { connection: 'close' });
  } catch (cause) {
    if (request.destroyed && !request.complete) return;
    // The commit may have failed for want of disk: nothing was accepted, so the caller is told to come back.
    runtime.log.error({ err: cause, path: safeText(url) }, 'a gateway request failed');
    const answer = refuse('overloaded', runtime.helpUrl());
    write(response, answer);
  }
}

/** With its length told, an answer is one write and not chunked. */
function write(
  response: ServerResponse,
  { status, headers, body }: WireAnswer,
  more: WireAnswer['headers'] = {},
): void {
  response.writeHead(status, { ...headers, ...more, 'content-length': String(Buffer.byteLength(body)) });
  response.end(body);
}

/** What Node's parser refuses still gets an answer that a script can read. */
function refuseUnreadable(
  runtime: Runtime,
  error: NodeJS.ErrnoException,
  socket: Duplex,
  onEveryAnswer: WireAnswer['headers'],
): void {
  if (!socket.writable || error.code === 'ECONNRESET') return;
  if (error.code !== 'HPE_HEADER_OVERFLOW') {
    socket.end(`HTTP/1.1 400 Bad Request\r\n${linesOf(onEveryAnswer)}Connection: close\r\nContent-Length: 0\r\n\r\n`);
    return;
  }
  const { body, headers } = refuse('invalid_request', runtime.helpUrl());
  const lines = Object.entries({ ...onEveryAnswer, ...headers }).map(([name, value]) => `${name}: ${value}`);
  const head = ['HTTP/1.1 200 OK', ...lines, `content-length: ${Buffer.byteLength(body)}`, 'connection: close'];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

const linesOf = (headers: WireAnswer['headers']) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
