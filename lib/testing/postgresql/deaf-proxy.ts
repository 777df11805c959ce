/** Stands between a client and a PostgreSQL server as a pooler by the transaction does: LISTEN is taken and nothing is passed on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const socketOf = (folder: string) => path.join(folder, '.s.PGSQL.5432');

/** The type of what the server says to whoever listens. */
const NOTIFICATION = 'A'.charCodeAt(0);
/** A type, and then the length of all but that. */
const HEAD_BYTES = 5;

/** Passes on what the server says, message by message, but for what it tells those who listen. */
function withoutNotifications(pass: (message: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= HEAD_BYTES) {
      const length = 1 + rest.readInt32BE(1);
      if (rest.length < length) return;
      if (rest[0] !== NOTIFICATION) pass(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
}

export async function startDeafProxy(serverUrl: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const url = new URL(serverUrl);
  const behindIt = socketOf(url.searchParams.get('host') ?? '');
  const folder = mkdtempSync(path.join(tmpdir(), 'chappe-deaf-'));
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    const behind = connect(behindIt);
    for (const socket of [client, behind]) {
      open.add(socket);
      socket.on('error', () => undefined);
    }
    client.pipe(behind);
    behind.on(
      'data',
      withoutNotifications((message) => void client.write(message)),
    );
    behind.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(socketOf(folder), resolve));
  url.searchParams.set('host', folder);
  return {
    url: url.href,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
