import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { createTestServer, rawRequest, type TestServer } from './test-server';

export const CLOSE = 'Connection: close';
/** As a page calls a server action. */
export const ACTION = ['Next-Action: 00', 'Content-Type: text/plain;charset=UTF-8'];

/** Of an answer as it came over the wire. */
export const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

/** The whole server behind a trusted proxy; what stands in Next's place remembers what got in. */
export type TestAdmission = TestServer & {
  readonly seenByNext: readonly { readonly request: IncomingMessage; readonly body: Buffer }[];
  forgetSeen(): void;
  /** One request on a connection of its own. */
  ask(method: string, target: string, headers?: readonly string[], body?: string): Promise<string>;
};

export async function createTestAdmission(): Promise<TestAdmission> {
  const seenByNext: { request: IncomingMessage; body: Buffer }[] = [];
  const server = await createTestServer({
    env: { TRUSTED_PROXIES: '1' },
    passToNext: (request, response) => {
      void buffer(request).then((body) => {
        seenByNext.push({ request, body });
        response.end('next');
      });
    },
  });
  return {
    ...server,
    seenByNext,
    forgetSeen: () => void seenByNext.splice(0),
    ask: (method, target, headers = [], body = '') =>
      server.exchange(rawRequest(method, target, [CLOSE, ...headers], body)),
  };
}
