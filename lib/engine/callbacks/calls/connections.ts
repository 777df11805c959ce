/** Connections to customers' receivers that are kept between two calls, each for some seconds, few enough in all. */
import { buildConnector } from 'undici';
import { guardConnector, guardedLookup } from './address-guard';
import { type Connection, createConnection } from './connection';

const MOST_IDLE = 256;

export type Connections = {
  /** One that nobody else uses: a kept one if there is one. */
  take(origin: string): Connection;
  /** A new one. */
  open(origin: string): Connection;
  /** After a call: keeps it if another call may go over it. */
  giveBack(connection: Connection): void;
  close(): void;
};

type Options = { readonly allowedRanges: readonly string[]; readonly timeoutMs: number };

export function createConnections({ allowedRanges, timeoutMs }: Options): Connections {
  // HTTP/1.1 alone: what bounds an answer here counts the bytes of one answer on one connection.
  const connector = guardConnector(
    buildConnector({ lookup: guardedLookup(allowedRanges), timeout: timeoutMs, allowH2: false }),
    allowedRanges,
  );
  const used = new Set<Connection>();
  /** Oldest first. */
  const idle = new Set<Connection>();
  const idleOf = new Map<string, Connection[]>();
  let closed = false;

  const remove = (connection: Connection) => {
    const kept = idleOf.get(connection.origin) ?? [];
    if (!idle.delete(connection)) return;
    kept.splice(kept.lastIndexOf(connection), 1);
    if (kept.length === 0) idleOf.delete(connection.origin);
  };
  const open = (origin: string) => {
    const connection = createConnection(origin, connector, lose);
    used.add(connection);
    return connection;
  };
  const lose = (connection: Connection) => {
    remove(connection);
    connection.end();
  };

  return {
    take: (origin) => {
      const kept = idleOf.get(origin)?.at(-1);
      if (!kept) return open(origin);
      remove(kept);
      used.add(kept);
      return kept;
    },
    open,
    giveBack: (connection) => {
      used.delete(connection);
      if (closed || !connection.isUsable()) return connection.end();
      idle.add(connection);
      const kept = idleOf.get(connection.origin);
      if (kept) kept.push(connection);
      else idleOf.set(connection.origin, [connection]);
      const [oldest] = idle;
      if (idle.size > MOST_IDLE && oldest) lose(oldest);
    },
    close: () => {
      closed = true;
      for (const connection of [...idle, ...used]) connection.end();
    },
  };
}
