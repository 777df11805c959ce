/**
 * `npm run bench:move [-- MESSAGES]`: moves an instance with so many delivered messages (100,000 if nothing is said) into
 * a PostgreSQL of its own, by the command that operators run; says how long it takes, and what a message occupies here
 * and there.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { startChappe } from '../e2e/fixtures/chappe-server';
import { startPostgresqlServer } from '../lib/testing/postgresql/postgresql-server';
import { inServer } from '../lib/testing/postgresql/test-databases';
import { openBeside } from './_shared/fill-database';
import { addHistory, ROWS_OF_ONE } from './_shared/fill-history';
import { printLine, printMachine, printTable } from './_shared/report';

const messages = Number(process.argv[2] ?? 100_000);
printMachine();
const chappe = await startChappe();
await chappe.signal('SIGTERM');
const file = openBeside(chappe);
const sizeNow = () => {
  file.pragma('wal_checkpoint(TRUNCATE)');
  return statSync(file.name).size;
};
const emptySize = sizeNow();
addHistory(file, messages);
const filledSize = sizeNow();
file.close();

const server = await startPostgresqlServer({ durable: true });
const url = server.urlOf('postgres');
const began = performance.now();
const move = spawn(process.execPath, ['dist/move.js', url], {
  env: { ...process.env, DATA_DIR: chappe.dataDirectory },
  stdio: 'inherit',
});
const [code]: unknown[] = await once(move, 'exit');
if (code !== 0) throw new Error(`The move ended with ${String(code)}.`);
const seconds = (performance.now() - began) / 1_000;
const { rows: tables } = await inServer(url, (client) =>
  client.query<{ name: string; table: string; indexes: string }>(
    `SELECT relname AS name, pg_table_size(oid) AS "table", pg_indexes_size(oid) AS indexes FROM pg_class
     WHERE relname IN ('Message', 'CreditMovement', 'MessageEvent', 'CallbackDelivery') ORDER BY 2 DESC`,
  ),
);
await server.stop();
const each = (bytes: number) => Math.round(bytes / messages);
printLine(
  `\n${messages} messages, ${messages * ROWS_OF_ONE} rows: ${seconds.toFixed(1)} s, ` +
    `${Math.round((messages * ROWS_OF_ONE) / seconds)} rows/s, ${Math.round(messages / seconds)} messages/s\n`,
);
printTable(
  ['bytes a message', 'rows', 'indexes', 'both'],
  [
    ...tables.map(({ name, table, indexes }) => [
      name,
      ...[Number(table), Number(indexes), Number(table) + Number(indexes)].map(each),
    ]),
    [
      'on PostgreSQL',
      ...[
        tables.reduce((sum, { table }) => sum + Number(table), 0),
        tables.reduce((sum, { indexes }) => sum + Number(indexes), 0),
        tables.reduce((sum, { table, indexes }) => sum + Number(table) + Number(indexes), 0),
      ].map(each),
    ],
    ['on SQLite', '', '', each(filledSize - emptySize)],
  ],
);
