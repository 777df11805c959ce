import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import { createLogger } from '@/lib/platform/log/logger';
import { createServer } from '@/lib/server/http/create-server';
import type { Runtime } from '@/lib/server/runtime/runtime';
import { parseEnv } from '@/lib/server/settings/env';
import { startRuntimeHere } from './runtime-here';
import { createTestGateway, type TestGateway } from './test-gateway';

type Options = {
  /** A database that there is already, of a server that was stopped. */
  readonly gateway?: TestGateway;
  readonly env?: Readonly<Record<string, string>>;
  readonly passToNext?: RequestListener;
  readonly times?: Parameters<typeof createServer>[2];
};

export type TestServer = {
  readonly gateway: TestGateway;
  readonly runtime: Runtime;
  readonly server: ReturnType<typeof createServer>['server'];
  readonly port: number;
  stop(): Promise<void>;
  /** A bare connection, which this side keeps open when the server has closed its own. */
  connect(): Promise<Socket>;
  /** How many connections the server holds. */
  connectionCount(): Promise<number>;
  /** Writes these bytes on a connection of their own and answers all that comes back until it ends. */
  exchange(bytes: string | Buffer, options?: { halfClose?: boolean }): Promise<string>;
  /** The lines of its log so far, each a JSON object. */
  logged(): readonly string[];
  /** Closes it, and fails when its ledger does not balance. */
  closeBalanced(): Promise<void>;
};

/** The whole server as `server.ts` composes it, with something simple in the place of Next. */
export async function createTestServer({
  gateway: known,
  env = {},
  passToNext,
  times,
}: Options = {}): Promise<TestServer> {
  const gateway = known ?? (await createTestGateway(100_000_000));
  const settings = { ...parseEnv({ LOG_LEVEL: 'silent', ...env }), databaseUrl: gateway.url };
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  const runtime = await startRuntimeHere(settings, log);
  await runtime.work();
  runtime.welcomeRequests();
  const { server, stop } = createServer(runtime, passToNext ?? ((_, response) => response.end('next')), times);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const open = async () => {
    const options = { port, host: '127.0.0.1', allowHalfOpen: true };
    const socket = settings.tls ? connectTls({ ...options, rejectUnauthorized: false }) : connect(options);
    await once(socket, settings.tls ? 'secureConnect' : 'connect');
    return socket;
  };
  return {
    gateway,
    runtime,
    server,
    port,
    stop,
    connect: open,
    connectionCount: () =>
      new Promise((resolve) => {
        server.getConnections((_, count) => resolve(count));
      }),
    exchange: async (bytes, { halfClose = false } = {}) => {
      const socket = await open();
      const answer = text(socket);
      if (halfClose) socket.end(bytes);
      else socket.write(bytes);
      return answer.finally(() => socket.destroy());
    },
    logged: () => [...lines],
    closeBalanced: async () => {
      server.closeAllConnections();
      server.close();
      await runtime.stop();
      await gateway.closeBalanced();
    },
  };
}

/** A request as it goes over the wire. */
export function rawRequest(method: string, target: string, headers: readonly string[] = [], body = ''): string {
  return `${[`${method} ${target} HTTP/1.1`, 'Host: sms.example', ...headers].join('\r\n')}\r\n\r\n${body}`;
}
