import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What somebody asked the peer for. */
type PeerRequest = { readonly parameters: URLSearchParams; readonly contentType: string | undefined };

type Answer = (request: PeerRequest, response: ServerResponse) => void;

/** Refuses with HTTP 200, as the guide documents it. */
export const refuse =
  (status: number, reason: string): Answer =>
  (_, response) => {
    response.end(`{"status":${String(status)},"message":"${reason}. For more informations : https://help.example/"}`);
  };

async function readParameters(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}

/** A gateway that speaks http2sms, on a real socket; it answers as it is told to. */
export async function startHttp2smsPeer() {
  let last = 10_867_689;
  const asked: PeerRequest[] = [];
  const take: Answer = (_, response) => {
    last += 1;
    response.end(`{"status":100,"creditLeft":"1987","SmsIds":["${String(last)}"]}`);
  };
  let answer = take;
  const server = createServer((request, response) => {
    void readParameters(request).then((parameters) => {
      const one = { parameters, contentType: request.headers['content-type'] };
      asked.push(one);
      answer(one, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The peer has no port.');
  return {
    url: `http://127.0.0.1:${String(address.port)}/cgi-bin/sms/http2sms.cgi`,
    asked: asked as readonly PeerRequest[],
    /** As the guide documents it, each message with an id of its own: what it does unless it is told otherwise. */
    take,
    answerWith: (next: Answer) => {
      answer = next;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export type Http2smsPeer = Awaited<ReturnType<typeof startHttp2smsPeer>>;
