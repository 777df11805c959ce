/**
 * `npm run bench:bulk [-- RECIPIENTS [merged]]`: one POST to 100,000 recipients while other scripts go on sending; or,
 * merged, one send from the panel to 14,000, each with a text of their own. Prints how long the others waited at worst,
 * before and during, and how long the whole took.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { startChappe } from '../e2e/fixtures/chappe-server';
import { sessionCookie } from '../e2e/fixtures/session';
import { seededAccount } from '../e2e/fixtures/test-account';
import { addBenchUser, uniqueSend } from './_shared/bench-account';
import { openBeside } from './_shared/fill-database';
import { percentile, printMachine, printTable } from './_shared/report';

const QUIET_MS = 3_000;
const PAUSE_MS = 5;

const isMerged = process.argv[3] === 'merged';
const recipients = Number(process.argv[2] ?? (isMerged ? 14_000 : 100_000));
printMachine();
const chappe = await startChappe({ env: { LOG_LEVEL: 'error' } });
await addBenchUser(chappe);
const account = seededAccount(chappe);
const database = openBeside(chappe);

// The first one pays for the slow hash of the password.
await (await fetch(chappe.url + uniqueSend())).text();
type Phase = 'before' | 'asking' | 'sending';
const now: { phase: Phase | 'over' } = { phase: 'before' };
const waits: Record<Phase, number[]> = { before: [], asking: [], sending: [] };
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

const { name, value } = await sessionCookie(account, account.owner);
const posting = isMerged
  ? ['bench/_shared/post-merged.ts', account.url('/messages/send'), `${name}=${value}`]
  : ['bench/_shared/post-bulk.ts', chappe.url + uniqueSend()];
const sender = spawn(process.execPath, ['--import', 'tsx', ...posting, String(recipients)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const lines = createInterface(sender.stdout)[Symbol.asyncIterator]();
const said = async (): Promise<string> => (await lines.next()).value;
if (isMerged) {
  await said();
  now.phase = 'asking';
}
await said();
now.phase = 'sending';
const begun = performance.now();
const { ids, answeredAfter, pricedAfter } = z
  .object({ ids: z.number(), answeredAfter: z.number(), pricedAfter: z.number().optional() })
  .parse(JSON.parse(await said()));
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
  [
    row('before', waits.before),
    ...(isMerged ? [row('while it was priced', waits.asking)] : []),
    row('while it was accepted and written', waits.sending),
  ],
);
printTable(
  [`${ids} ids`, 'ms'],
  [
    ...(pricedAfter === undefined ? [] : [['priced after', Math.round(pricedAfter)]]),
    ['answered after', Math.round(answeredAfter)],
    ['all messages written after', Math.round(writtenAfter)],
  ],
);
