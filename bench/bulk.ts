/**
 * `npm run bench:bulk [-- RECIPIENTS]`: one POST to 100,000 recipients while other scripts go on sending. Prints how
 * long the others waited at worst, before and during, and how long the whole took.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { startChappe } from '../e2e/fixtures/chappe-server';
import { addBenchUser, uniqueSend } from './_shared/bench-account';
import { openBeside } from './_shared/fill-database';
import { percentile, printMachine, printTable } from './_shared/report';

const QUIET_MS = 3_000;
const PAUSE_MS = 5;

const recipients = Number(process.argv[2] ?? 100_000);
printMachine();
const chappe = await startChappe({ env: { LOG_LEVEL: 'error' } });
await addBenchUser(chappe);

// The first one pays for the slow hash of the password.
await (await fetch(chappe.url + uniqueSend())).text();
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

const sender = spawn(
  process.execPath,
  ['--import', 'tsx', 'bench/_shared/post-bulk.ts', chappe.url + uniqueSend(), String(recipients)],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const lines = createInterface(sender.stdout)[Symbol.asyncIterator]();
await lines.next();
now.phase = 'during';
const begun = performance.now();
const { ids, answeredAfter } = z
  .object({ ids: z.number(), answeredAfter: z.number() })
  .parse(JSON.parse((await lines.next()).value));
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
