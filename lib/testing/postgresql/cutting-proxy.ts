/** Stands between a client and a PostgreSQL server, to cut their connection at a moment that a test chooses. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** `before`: the server never hears of the statement. `after`: it does, and the client does not hear of it any more. */
type Cut = 'before' | 'after';

type CuttingProxy = {
  readonly url: string;
  /** The next statement that comes by with these words in it is cut; absent: the next COMMIT. */
  cutNext(cut: Cut, words?: string): void;
  /** While it is shut, whoever connects is cut off at once. */
  shut(isShut: boolean): void;
  close(): Promise<void>;
};

const socketOf = (folder: string) => path.join(folder, '.s.PGSQL.5432');

export async function startCuttingProxy(serverUrl: string): Promise<CuttingProxy> {
  const url = new URL(serverUrl);
  const behindIt = socketOf(url.searchParams.get('host') ?? '');
  const folder = mkdtempSync(path.join(tmpdir(), 'chappe-cut-'));
  const open = new Set<Socket>();
  let next: { readonly cut: Cut; readonly words: string } | null = null;
  let isClosed = false;

  const proxy = createServer((client) => {
    if (isClosed) {
      client.destroy();
      return;
    }
    const behind = connect(behindIt);
    for (const socket of [client, behind]) {
      open.add(socket);
      // Whoever is cut off says so, which is what the test is about.
      socket.on('error', () => undefined);
    }
    behind.pipe(client);
    client.on('close', () => behind.destroy());
    behind.on('close', () => client.destroy());
    client.on('data', (sent) => {
      if (next === null || !sent.includes(next.words)) {
        behind.write(sent);
        return;
      }
      const { cut } = next;
      next = null;
      behind.unpipe(client);
      if (cut === 'after') behind.end(sent);
      else behind.destroy();
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => proxy.listen(socketOf(folder), resolve));
  url.searchParams.set('host', folder);
  return {
    url: url.href,
    cutNext: (cut, words = 'COMMIT') => {
      next = { cut, words };
    },
    shut: (isShut) => {
      isClosed = isShut;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
