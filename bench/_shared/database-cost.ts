import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';
import { readProcessCost } from './process-cost';

export type DatabaseCost = {
  /** Of all processes of the server that are there. */
  readonly processorMs: number;
  /** Written to its log since it was made. */
  readonly logBytes: number;
  readonly keptBytes: number;
  readonly transactions: number;
};

/** Position in /proc/PID/stat, counted behind the name in brackets. */
const PARENT = 1;

const parentOf = (processId: number): number =>
  Number(
    readFileSync(`/proc/${processId}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[PARENT],
  );

function childrenOf(parent: number): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return all.filter((processId) => {
    try {
      return parentOf(processId) === parent;
    } catch {
      return false;
    }
  });
}

/** What a PostgreSQL server on this machine has cost, over a connection to it. Connections that were closed are left out. */
export async function readDatabaseCost(client: pg.Client): Promise<DatabaseCost> {
  const { rows } = await client.query<{ id: number; log: string; kept: string; transactions: string }>(
    `SELECT pg_backend_pid() AS id, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') AS log,
       pg_database_size(current_database()) AS kept,
       (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()) AS transactions`,
  );
  const [{ id, log, kept, transactions } = { id: 0, log: '0', kept: '0', transactions: '0' }] = rows;
  const costs = childrenOf(parentOf(id)).map((processId) => readProcessCost(processId)?.processorMs ?? 0);
  return {
    processorMs: costs.reduce((sum, cost) => sum + cost, 0),
    logBytes: Number(log),
    keptBytes: Number(kept),
    transactions: Number(transactions),
  };
}
