/** Listens for API users' programs that speak SMPP, over TLS where the environment names a certificate. */
import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { clientAddress } from '@/lib/domain/network/client-address';
import type { SmppService } from '@/lib/gateway/smpp/create-smpp-service';
import { createFrameReader } from '@/lib/smpp/pdu/frame-reader';
import { shareConnections } from '../http/connection-shares';
import { listen } from '../http/listen';
import type { Runtime } from '../runtime/runtime';
import type { TlsFiles } from '../settings/env';

/** Connections at once, whoever holds them: far more than API users' binds, each with less than one unread frame. */
const MOST_CONNECTIONS = 500;

/** A client that reads nothing is not waited for beyond it. */
const MOST_UNREAD = 1024 * 1024;
const FLUSH_MS = 1_000;
const HANDSHAKE_MS = 10_000;

/** No proxy stands in front of SMPP, which has no words for another address than the socket's. */
const NO_PROXIES = { count: 0, addresses: [] };

/** Listens where the environment says; null: nowhere. */
export async function listenForSmpp({ smpp, env }: Pick<Runtime, 'smpp' | 'env'>): Promise<Server | null> {
  if (!smpp || !env.smppServer) return null;
  const { port, host, tls } = env.smppServer;
  const server = createSmppServer(smpp, tls);
  await listen(server, 'SMPP_SERVER_PORT', port, host);
  return server;
}

function createSmppServer(service: SmppService, tls: TlsFiles | undefined): Server {
  const welcome = (socket: Socket) => serveSocket(service, socket, tls !== undefined);
  const server = tls
    ? createTlsServer(
        { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile), handshakeTimeout: HANDSHAKE_MS },
        welcome,
      )
    : createServer(welcome);
  server.maxConnections = MOST_CONNECTIONS;
  shareConnections(server, NO_PROXIES);
  // Scans and clients that hang up in the middle of it.
  server.on('tlsClientError', () => undefined);
  return server;
}

function serveSocket(service: SmppService, socket: Socket, isTls: boolean): void {
  const reader = createFrameReader();
  socket.on('error', () => undefined);
  socket.setNoDelay(true);
  const client = service.connect({
    clientIp: clientAddress(socket.remoteAddress ?? '', undefined, NO_PROXIES),
    isTls,
    write: (octets) => {
      if (!socket.writable) return;
      socket.write(octets);
      if (socket.writableLength > MOST_UNREAD) socket.destroy();
    },
    close: () => {
      socket.destroySoon();
      setTimeout(() => socket.destroy(), FLUSH_MS).unref();
    },
  });
  socket.on('data', (octets) => {
    for (const frame of reader.push(octets)) client.hear({ kind: 'frame', frame });
    if (reader.isMalformed()) client.hear({ kind: 'malformed' });
  });
  socket.once('close', () => client.hear({ kind: 'closed' }));
}
