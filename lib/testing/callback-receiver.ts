import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export type CallbackReceiver = {
  readonly url: string;
  readonly port: number;
  /** Queries received so far, oldest first. */
  readonly received: readonly URLSearchParams[];
  /** Resolves when `count` calls have come in. */
  waitFor(count: number): Promise<void>;
  close(): Promise<void>;
};

type Options = {
  /** How the receiver answers; 200 unless told. */
  readonly answer?: RequestListener;
  readonly host?: string;
};

/** A real HTTP server that remembers the query of every call. */
export async function startCallbackReceiver({
  answer = (_, response) => response.end('thank you'),
  host = '127.0.0.1',
}: Options = {}): Promise<CallbackReceiver> {
  const received: URLSearchParams[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    received.push(new URL(request.url ?? '/', 'http://receiver').searchParams);
    for (const { count, resolve } of waiting) if (received.length >= count) resolve();
    answer(request, response);
  });
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}/sms/status?app=billing`,
    port,
    received,
    waitFor: (count) =>
      new Promise((resolve) => {
        if (received.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
