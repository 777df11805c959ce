import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import {
  changesOf,
  type GatheredChanges,
  gatherChange,
  type ToldChange,
  writeChanges,
} from '@/lib/domain/nodes/told-changes';
import type { Logger } from '@/lib/platform/log/logger';
import { KEPT_ALIVE } from './session';

/** Ten times a second is live enough, and thousands of changes a second stay cheap. */
const GATHER_MS = 100;
const TELL_AGAIN_MS = 1_000;
const LONGEST_ANSWER_MS = 5_000;

type Options = { readonly channel: string; readonly nodeId: number; readonly log: Pick<Logger, 'warn'> };

/** Gathers what other nodes are to be told, and tells it. What could not be told is told later, with what came meanwhile. */
export function createChangeTeller(databaseUrl: string, { channel, nodeId, log }: Options) {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 1,
    application_name: 'chappe teller',
    connectionTimeoutMillis: LONGEST_ANSWER_MS,
    query_timeout: LONGEST_ANSWER_MS,
    ...KEPT_ALIVE,
  });
  // One that is lost while nobody tells anything is replaced when somebody does.
  pool.on('error', () => undefined);
  // Whoever is there hears it, and nobody else: it need not be on the disk.
  const tell = (to: string, payload: string) =>
    pool.query(`SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, $2)`, [to, payload]);

  let gathered: GatheredChanges = new Map();
  let telling: Promise<void> | null = null;
  const stop = new AbortController();
  const pause = (ms: number) => setTimeout(ms, null, { signal: stop.signal }).catch(() => undefined);

  const tellGathered = async () => {
    const told = gathered;
    gathered = new Map();
    try {
      await tell(channel, writeChanges(nodeId, told));
    } catch (cause) {
      for (const change of changesOf(told)) gatherChange(gathered, change);
      throw cause;
    }
  };
  const run = async () => {
    let isFailing = false;
    await pause(GATHER_MS);
    while (gathered.size > 0) {
      try {
        await tellGathered();
        isFailing = false;
      } catch (cause) {
        if (!isFailing) log.warn({ err: cause }, 'other nodes were not told what has changed, and will be');
        if (stop.signal.aborted) return;
        isFailing = true;
      }
      await pause(isFailing ? TELL_AGAIN_MS : GATHER_MS);
    }
  };

  return {
    tell,
    gather: (change: ToldChange): void => {
      gatherChange(gathered, change);
      telling ??= run().finally(() => {
        telling = null;
      });
    },
    /** What waits is told first, if it can be. */
    close: async (): Promise<void> => {
      stop.abort();
      await telling;
      await pool.end();
    },
  };
}
