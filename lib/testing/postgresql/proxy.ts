/** Stands between clients and a PostgreSQL server, and passes on what they say in whichever way it is told. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const socketOf = (folder: string) => path.join(folder, '.s.PGSQL.5432');

/** Makes, for one connection, what is given all that one side says, and passes on what the other is to hear. */
export type Passage = (pass: (chunk: Buffer) => void) => (chunk: Buffer) => void;

type Passages = { readonly toServer?: Passage; readonly toClient?: Passage };

export type Proxy = { readonly url: string; close(): Promise<void> };

const asItIs: Passage = (pass) => pass;

/** Of a server whose URL names the folder of its socket, as those of tests do. */
export async function startProxy(
  serverUrl: string,
  { toServer = asItIs, toClient = asItIs }: Passages,
): Promise<Proxy> {
  const url = new URL(serverUrl);
  const behindIt = socketOf(url.searchParams.get('host') ?? '');
  const folder = mkdtempSync(path.join(tmpdir(), 'chappe-proxy-'));
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const behind = connect(behindIt);
    const sides = [
      [client, behind, toServer],
      [behind, client, toClient],
    ] as const;
    for (const [from, to, passage] of sides) {
      open.add(from);
      from.on('error', () => undefined);
      from.on(
        'data',
        passage((chunk) => void to.write(chunk)),
      );
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(socketOf(folder), resolve));
  url.searchParams.set('host', folder);
  return {
    url: url.href,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
