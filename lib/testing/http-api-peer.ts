import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { TlsOptions } from 'node:tls';

/** What somebody asked the peer for. */
export type ApiRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

export type ApiAnswer = (request: ApiRequest, response: ServerResponse) => void;

export const answerJson =
  (status: number, json: unknown): ApiAnswer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  };

async function readRequest(request: IncomingMessage): Promise<ApiRequest> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return {
    method: request.method ?? '',
    url: new URL(request.url ?? '', 'http://peer.example'),
    headers: request.headers,
    body: Buffer.concat(parts).toString('utf8'),
  };
}

/** Any provider's HTTP API, on a real socket, by TLS where it has a certificate; it answers as it is told to. */
export async function startApiPeer(first: ApiAnswer, tls?: TlsOptions, host = '127.0.0.1') {
  const asked: ApiRequest[] = [];
  let answer = first;
  const listen: RequestListener = (request, response) => {
    void readRequest(request).then((one) => {
      asked.push(one);
      answer(one, response);
    });
  };
  const server = tls ? createTlsServer(tls, listen) : createServer(listen);
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The peer has no port.');
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${String(address.port)}`,
    asked: asked as readonly ApiRequest[],
    answerWith: (next: ApiAnswer) => {
      answer = next;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export type ApiPeer = Awaited<ReturnType<typeof startApiPeer>>;
