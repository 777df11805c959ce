/** A connection that does nothing but listen, for as long as it is wanted: one that is lost is replaced. */
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '@/lib/platform/log/logger';
import { KEPT_ALIVE } from './session';

const PAUSE_MS = 100;
/** Whoever listens over a connection that is dead finds out by asking. */
const ASK_EVERY_MS = 1_000;
const LONGEST_ANSWER_MS = 1_000;
const LONGEST_CONNECT_MS = 5_000;

type Options = {
  readonly channels: readonly string[];
  readonly hear: (channel: string, payload: string) => void;
  /** It listens, for the first time or again: what was told before is told no more. */
  readonly onListening: () => void;
  readonly log: Pick<Logger, 'warn'>;
};

export type Listener = { close(): Promise<void> };

export function startListener(databaseUrl: string, { channels, hear, onListening, log }: Options): Listener {
  const stop = new AbortController();
  const { signal } = stop;

  let isTold = false;

  /** Resolves when it is not wanted any more. @throws when it is lost. */
  const listen = async () => {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'chappe listener',
      connectionTimeoutMillis: LONGEST_CONNECT_MS,
      query_timeout: LONGEST_ANSWER_MS,
      ...KEPT_ALIVE,
    });
    const lost = once(client, 'end', { signal });
    // Which of these comes first is what it ends with; the others are nobody's.
    lost.catch(() => undefined);
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload = '' }) => hear(channel, payload));
    try {
      await client.connect();
      // Named by this code alone.
      for (const channel of channels) await client.query(`LISTEN "${channel}"`);
      isTold = false;
      onListening();
      while (!signal.aborted) {
        const isLost = await Promise.race([lost.then(() => true), setTimeout(ASK_EVERY_MS, false, { signal })]);
        if (isLost) throw new Error('The connection was closed.');
        await client.query('SELECT 1');
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  };

  const run = async () => {
    while (!signal.aborted) {
      try {
        await listen();
      } catch (cause) {
        if (signal.aborted) return;
        if (!isTold) log.warn({ err: cause }, 'what other nodes change is not heard; it is tried again');
        isTold = true;
        await setTimeout(PAUSE_MS, null, { signal }).catch(() => undefined);
      }
    }
  };
  const running = run();
  return {
    close: async () => {
      stop.abort();
      await running;
    },
  };
}
