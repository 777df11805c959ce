/**
 * `npm run bench:accept-engines [-- MESSAGES]`: what `acceptMessages` alone takes, by so many messages a batch, on SQLite
 * and on a PostgreSQL of this run's own in turns; one batch after the other, each on the disk before the next one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Acceptor, openAcceptor } from '../lib/testing/open-acceptor';
import { startPostgresqlServer } from '../lib/testing/postgresql/postgresql-server';
import { percentile, printMachine, printTable } from './_shared/report';

const BATCHES = [1, 17, 64];
const ROUNDS = 5;
/** Answers messages a second. */
async function rateOf({ accept }: Acceptor, messages: number, batch: number): Promise<number> {
  const begun = performance.now();
  let accepted = 0;
  for (; accepted < messages; accepted += batch) await accept(batch);
  return accepted / ((performance.now() - begun) / 1_000);
}

const messages = Number(process.argv[2] ?? 3_000);
printMachine();
const directory = mkdtempSync(path.join(tmpdir(), 'chappe-bench-'));
const server = await startPostgresqlServer({ durable: true });
const engines = {
  sqlite: await openAcceptor(`file:${path.join(directory, 'bench.db')}`),
  postgresql: await openAcceptor(server.urlOf('postgres')),
};
for (const engine of Object.values(engines)) await rateOf(engine, messages, 17);

const rows = [];
for (const batch of BATCHES) {
  const rates = { sqlite: [] as number[], postgresql: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.sqlite.push(await rateOf(engines.sqlite, messages, batch));
    rates.postgresql.push(await rateOf(engines.postgresql, messages, batch));
  }
  const [sqlite, postgresql] = [percentile(rates.sqlite, 0.5), percentile(rates.postgresql, 0.5)];
  rows.push([String(batch), Math.round(sqlite), Math.round(postgresql), (postgresql / sqlite).toFixed(2)]);
}
printTable([`messages a batch, ${ROUNDS} rounds of ${messages}`, 'SQLite', 'PostgreSQL', 'ratio'], rows);

for (const { close } of Object.values(engines)) await close();
await server.stop();
rmSync(directory, { recursive: true });
