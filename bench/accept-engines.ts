/**
 * `npm run bench:accept-engines [-- MESSAGES]`: what `acceptMessages` alone takes, by so many messages a batch, on SQLite
 * and on a PostgreSQL of this run's own in turns; one batch after the other, each on the disk before the next one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createWriteTurn } from '../lib/db/connections/write-turn';
import type { Writer } from '../lib/db/connections/writer';
import { createMessageIds, type MessageIds } from '../lib/db/messages/message-ids';
import { applyMigrations } from '../lib/db/open/apply-migrations';
import { openDatabase } from '../lib/db/open/open-database';
import { openWriter } from '../lib/db/open/open-writer';
import { acceptMessages } from '../lib/engine/accept/accept-messages';
import { requestOf } from '../lib/testing/accept-request';
import { startPostgresqlServer } from '../lib/testing/postgresql/postgresql-server';
import { percentile, printMachine, printTable } from './_shared/report';

const BATCHES = [1, 17, 64];
const ROUNDS = 5;
const PLENTY = 1_000_000_000;

type Engine = { readonly writer: Writer; readonly ids: MessageIds; readonly accountId: number };

async function openEngine(url: string): Promise<Engine> {
  await applyMigrations(url, process.cwd());
  const turn = createWriteTurn();
  const db = await openDatabase(url, { turn });
  const { id } = await db.smsAccount.create({
    data: { serviceName: 'bench', nameOrder: 'bench', creditsLeft: PLENTY, createdAt: new Date() },
  });
  await db.$disconnect();
  const writer = openWriter(url, turn);
  return { writer, ids: createMessageIds({ ...writer, now: () => new Date() }), accountId: id };
}

/** Answers messages a second. */
async function accept({ writer, ids, accountId }: Engine, messages: number, batch: number): Promise<number> {
  const requests = Array.from({ length: batch }, () => requestOf(accountId));
  const begun = performance.now();
  let accepted = 0;
  while (accepted < messages) {
    const outcomes = await acceptMessages({ writer, ids, now: new Date() }, requests);
    if (outcomes.some(({ ok }) => !ok)) throw new Error('A message was refused.');
    accepted += batch;
  }
  return accepted / ((performance.now() - begun) / 1_000);
}

const messages = Number(process.argv[2] ?? 3_000);
printMachine();
const directory = mkdtempSync(path.join(tmpdir(), 'chappe-bench-'));
const server = await startPostgresqlServer({ durable: true });
const engines = {
  sqlite: await openEngine(`file:${path.join(directory, 'bench.db')}`),
  postgresql: await openEngine(server.urlOf('postgres')),
};
for (const engine of Object.values(engines)) await accept(engine, messages, 17);

const rows = [];
for (const batch of BATCHES) {
  const rates = { sqlite: [] as number[], postgresql: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.sqlite.push(await accept(engines.sqlite, messages, batch));
    rates.postgresql.push(await accept(engines.postgresql, messages, batch));
  }
  const [sqlite, postgresql] = [percentile(rates.sqlite, 0.5), percentile(rates.postgresql, 0.5)];
  rows.push([String(batch), Math.round(sqlite), Math.round(postgresql), (postgresql / sqlite).toFixed(2)]);
}
printTable([`messages a batch, ${ROUNDS} rounds of ${messages}`, 'SQLite', 'PostgreSQL', 'ratio'], rows);

for (const { writer } of Object.values(engines)) await writer.close();
await server.stop();
rmSync(directory, { recursive: true });
