/**
 * `npm run bench:bulk [-- RECIPIENTS]`: one POST to 100,000 recipients while other scripts go on sending. Prints how
 * long the others waited at worst, before and during, and how long the whole took.
 */
import { setTimeout } from 'node:timers/promises';
import { startChappe } from '../e2e/fixtures/chappe-server';
import { addBenchUser, uniqueSend } from './_shared/bench-account';
import { openBeside } from './_shared/fill-database';
import { percentile, printMachine, printTable } from './_shared/report';

const FIRST_RECIPIENT = 33_700_000_000;
const QUIET_MS = 3_000;
const PAUSE_MS = 5;

const recipients = Number(process.argv[2] ?? 100_000);
printMachine();
const chappe = await startChappe({ env: { LOG_LEVEL: 'error' } });
await addBenchUser(chappe);

const now: { phase: 'before' | 'during' | 'over' } = { phase: 'before' };
const waits = { before: [] as number[], during: [] as number[] };
const others = (async () => {
  while (now.phase !== 'over') {
    const { phase } = now;
    const begun = performance.now();
    const answer = await (await fetch(chappe.url + uniqueSend())).text();
    if (!answer.startsWith('OK')) throw new Error(answer);
    waits[phase].push(performance.now() - begun);
    await setTimeout(PAUSE_MS);
  }
})();
await setTimeout(QUIET_MS);

const to = Array.from({ length: recipients }, (_, index) => `+${FIRST_RECIPIENT + index}`).join(',');
const [path = '', parameters = ''] = uniqueSend().split('?');
const body = new URLSearchParams(parameters);
body.set('to', to);
now.phase = 'during';
const begun = performance.now();
const answer = await (await fetch(chappe.url + path, { method: 'POST', body })).text();
const answeredAfter = performance.now() - begun;
const ids = answer.trimEnd().split('\n').length - 2;
const database = openBeside(chappe);
const left = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM BulkSlice');
while ((left.get()?.count ?? 0) > 0) await setTimeout(PAUSE_MS);
const writtenAfter = performance.now() - begun;
now.phase = 'over';
await others;
database.close();
await chappe.stop();
const row = (name: string, times: readonly number[]) => [
  name,
  times.length,
  percentile(times, 0.5).toFixed(1),
  percentile(times, 0.99).toFixed(1),
  Math.max(...times).toFixed(1),
];
printTable(
  ['other scripts waited', 'requests', 'median ms', 'p99 ms', 'worst ms'],
  [row('before', waits.before), row('while it was accepted and written', waits.during)],
);
printTable(
  [`${ids} ids`, 'ms'],
  [
    ['answered after', Math.round(answeredAfter)],
    ['all messages written after', Math.round(writtenAfter)],
  ],
);
