/** The one HTTP server: every request passes admission, then the gateway answers it or Next does. */
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createAdmission } from '@/lib/gateway/admission/admission';
import { LARGEST_HEADER_BYTES } from '@/lib/gateway/admission/path-rules';
import { health } from '@/lib/gateway/health';
import { answerHeaders } from '@/lib/gateway/security-headers';
import type { Runtime } from '../runtime/runtime';
import { shareConnections } from './connection-shares';
import { mostConnections } from './most-connections';
import { createStop } from './stop';

/** In milliseconds: how long a client may take, and how often Node looks. */
const TIMES = {
  handshakeTimeout: 10_000,
  headersTimeout: 20_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 2_000,
  /** A client that has closed its side, and has waited so long for its answer, is taken for gone. */
  goneAfter: 2_000,
  /** A client that neither sends nor takes anything for so long, with an answer under way, is gone. */
  longestSilence: 120_000,
};

export type ChappeServer = {
  readonly server: Server;
  /** Answers what is under way, in the air or still led here, takes no more connections, and resolves when that is done. */
  stop(): Promise<void>;
};

/** Answers over HTTP, or over TLS when the environment names a certificate. */
export function createServer(
  runtime: Runtime,
  passToNext: RequestListener,
  times: Partial<typeof TIMES> = {},
): ChappeServer {
  const { goneAfter, longestSilence, ...nodeTimes } = { ...TIMES, ...times };
  let stopping = false;
  const admission = createAdmission({
    goneAfterMs: goneAfter,
    handlers: {
      http2sms: runtime.http2sms,
      dlr: runtime.dlr,
      rest: runtime.rest,
      live: () => Promise.resolve(health(null)),
      ready: async () => health(stopping ? 'Chappe is stopping' : await runtime.whyNotReady()),
    },
    passToNext,
    surroundings: { proxies: runtime.env.trustedProxies, publicUrl: runtime.env.publicUrl },
    onEveryAnswer: answerHeaders(runtime.publicUrl().startsWith('https:')),
    development: runtime.env.development,
    helpUrl: runtime.helpUrl,
    log: runtime.log,
  });
  const { tls } = runtime.env;
  // Whether a host is named is for admission to say, so that no answer goes around it.
  const options = {
    ...nodeTimes,
    maxHeaderSize: LARGEST_HEADER_BYTES,
    allowHalfOpen: true,
    requireHostHeader: false,
  };
  const server = tls
    ? createHttpsServer({ ...options, cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) })
    : createHttpServer(options);
  // A client that says that it sends no more still waits for its answer; Node's default is to leave it without one.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.maxConnections = mostConnections();
  shareConnections(server, runtime.env.trustedProxies);
  server.setTimeout(longestSilence);
  server.on('request', admission.admit);
  server.on('checkContinue', admission.admit);
  server.on('checkExpectation', admission.admit);
  server.on('clientError', admission.refuseUnreadable);
  server.on('connect', (_, socket) => admission.refuseTunnel(socket));
  const stop = createStop(server, admission.exchanges, () => runtime.liveNodes() > 1);
  return {
    server,
    stop: () => {
      stopping = true;
      return stop();
    },
  };
}
