/**
 * `npm run bench:beside-reads [-- MESSAGES]`: what scripts wait while people search a long sending log for what is
 * rarely found, the dearest read that the panel has; nobody, one person, and twenty at once.
 */
import { setTimeout } from 'node:timers/promises';
import { startChappe } from '../e2e/fixtures/chappe-server';
import { addBenchUser, uniqueSend } from './_shared/bench-account';
import { addApiUsers, addMessages, openBeside } from './_shared/fill-database';
import { signInToPanel } from './_shared/panel-client';
import { percentile, printMachine, printTable } from './_shared/report';
import { connectScript } from './_shared/script';

const API_USERS = 100;
const SECONDS = 10;
const PAUSE_MS = 5;
const READERS = [0, 1, 20];
/** No message has it: every step of the search looks at as many rows as it may. */
const SEARCH = '/api/panel/sms-xx11111-1/messages?recipient=7';

const messages = Number(process.argv[2] ?? 700_000);
printMachine();
const chappe = await startChappe({ env: { LOG_LEVEL: 'error' } });
await addBenchUser(chappe);
const database = openBeside(chappe);
addApiUsers(database, API_USERS);
addMessages(database, 1, messages, API_USERS);
database.close();
const read = await signInToPanel(chappe);
const script = await connectScript(chappe.url);
await script.get(uniqueSend());

const rows: (readonly (string | number)[])[] = [];
for (const readers of READERS) {
  const end = performance.now() + SECONDS * 1000;
  let answered = 0;
  const searching = Array.from({ length: readers }, async () => {
    while (performance.now() < end) {
      const response = await read(SEARCH);
      if (!response.ok) throw new Error(`The panel answered ${response.status}.`);
      await response.arrayBuffer();
      answered += 1;
    }
  });
  const waits: number[] = [];
  while (performance.now() < end) {
    const begun = performance.now();
    const answer = await script.get(uniqueSend());
    if (!answer.startsWith('OK')) throw new Error(answer);
    waits.push(performance.now() - begun);
    await setTimeout(PAUSE_MS);
  }
  await Promise.all(searching);
  const shown = [percentile(waits, 0.5), percentile(waits, 0.99), Math.max(...waits)].map((wait) => wait.toFixed(1));
  rows.push([`${readers} who search`, Math.round(answered / SECONDS), waits.length, ...shown]);
}
script.close();
await chappe.stop();
printTable(['a script waits beside', 'searches/s', 'sends', 'median ms', 'p99 ms', 'worst ms'], rows);
