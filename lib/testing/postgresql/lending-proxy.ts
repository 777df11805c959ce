/**
 * Stands between clients and a PostgreSQL server as a pooler by the transaction does, with one connection for all of
 * them: whoever says something is lent it until their transaction has ended.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eachMessage } from './messages';
import type { Proxy } from './proxy';

const socketOf = (folder: string) => path.join(folder, '.s.PGSQL.5432');

const typeOf = (message: Buffer) => String.fromCharCode(message[0] ?? 0);
/** What the server answers with ReadyForQuery: a question of the simple kind, and the end of a series of the others. */
const asksForAnswer = (message: Buffer) => ['Q', 'S'].includes(typeOf(message));
const IDLE = 'I'.charCodeAt(0);

type Client = { readonly socket: Socket; readonly said: Buffer[]; unanswered: number };

/** Of a server whose URL names the folder of its socket, as those of tests do. */
export async function startLendingProxy(serverUrl: string): Promise<Proxy> {
  const url = new URL(serverUrl);
  const folder = mkdtempSync(path.join(tmpdir(), 'chappe-lending-'));
  const behind = connect(socketOf(url.searchParams.get('host') ?? ''));
  behind.on('error', () => undefined);
  const clients = new Set<Client>();
  /** What the server has said to the first who came, which is said to the others, too. */
  const greeting: Buffer[] = [];
  let isGreeted = false;
  let holder: Client | null = null;

  const lend = () => {
    holder ??= [...clients].find(({ said }) => said.length > 0) ?? null;
    for (const message of holder?.said.splice(0) ?? []) {
      if (holder && asksForAnswer(message)) holder.unanswered += 1;
      behind.write(message);
    }
  };
  const answer = (message: Buffer) => {
    const isReady = typeOf(message) === 'Z';
    if (!isGreeted) {
      greeting.push(message);
      isGreeted = isReady;
      if (isReady) for (const { socket } of clients) socket.write(Buffer.concat(greeting));
      return;
    }
    holder?.socket.write(message);
    if (!holder || !isReady) return;
    holder.unanswered -= 1;
    if (holder.unanswered > 0 || message[5] !== IDLE) return;
    holder = null;
    lend();
  };
  behind.on('data', eachMessage(answer));

  const server = createServer((socket) => {
    const client: Client = { socket, said: [], unanswered: 0 };
    socket.on('error', () => undefined);
    socket.on('close', () => clients.delete(client));
    socket.once('data', (startup: Buffer) => {
      clients.add(client);
      if (clients.size === 1 && greeting.length === 0) behind.write(startup);
      if (isGreeted) socket.write(Buffer.concat(greeting));
      const hear = eachMessage((message) => {
        if (typeOf(message) === 'X') return void socket.end();
        client.said.push(message);
        lend();
      });
      socket.on('data', hear);
    });
  });
  await new Promise<void>((resolve) => server.listen(socketOf(folder), resolve));
  url.searchParams.set('host', folder);
  return {
    url: url.href,
    close: async () => {
      for (const { socket } of clients) socket.destroy();
      behind.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
