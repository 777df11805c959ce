/**
 * `npm run bench:pipeline [-- SECONDS [smpp]]`: from http2sms to the "delivered" callback at the customer's URL, everything
 * under way at once. Scripts send as fast as they are answered, but for a bound on what is under way, so that what is
 * accepted is also delivered; what counts is how many "delivered" callbacks arrive. Somebody reads the API users tab
 * meanwhile, again and again: what they wait is printed too. With `smpp` messages leave to an SMSC in another process, and
 * not by the simulated carrier.
 */
import { setTimeout } from 'node:timers/promises';
import { addCarrier } from '../e2e/fixtures/carriers';
import { startChappe } from '../e2e/fixtures/chappe-server';
import { addBenchUser, uniqueSend } from './_shared/bench-account';
import { startDeliveryCounter } from './_shared/delivery-counter';
import { signInToPanel } from './_shared/panel-client';
import { type ProcessCost, readProcessCost } from './_shared/process-cost';
import { percentile, printMachine, printTable } from './_shared/report';
import { connectScript } from './_shared/script';
import { startSmsc } from './_shared/start-smsc';

const SCRIPTS = 64;
/** About a second's worth. */
const MOST_UNDER_WAY = 3_000;
const PAUSE_MS = 5;
/** Compilers and caches get warm before anything counts. */
const WARM_UP_MS = 10_000;
const READ_EVERY_MS = 250;

const seconds = Number(process.argv[2] ?? 60);
printMachine();
const counter = await startDeliveryCounter();
const smsc = process.argv[3] === 'smpp' ? await startSmsc() : null;
const chappe = await startChappe({ env: { LOG_LEVEL: 'error', SIMULATED_CARRIER_SPEED: '1000000' } });
if (smsc) await addCarrier(chappe.dataDirectory, smsc.carrier);
await addBenchUser(chappe, counter.url);
const read = await signInToPanel(chappe);

let accepted = 0;
let sending = true;
const scripts = Array.from({ length: SCRIPTS }, async () => {
  const script = await connectScript(chappe.url);
  while (sending) {
    if (accepted - counter.delivered() > MOST_UNDER_WAY) {
      await setTimeout(PAUSE_MS);
      continue;
    }
    const answer = await script.get(uniqueSend());
    if (!answer.startsWith('OK')) throw new Error(answer);
    accepted += 1;
  }
  script.close();
});
const waits: number[] = [];
const reader = async () => {
  while (sending) {
    const begun = performance.now();
    const response = await read('/api/panel/sms-xx11111-1/users');
    if (!response.ok) throw new Error(`The panel answered ${response.status}.`);
    await response.arrayBuffer();
    waits.push(performance.now() - begun);
    await setTimeout(READ_EVERY_MS);
  }
};
const countAll = () => ({
  accepted,
  delivered: counter.delivered(),
  all: counter.all(),
  server: readProcessCost(chappe.processId),
  load: readProcessCost(process.pid),
});
await setTimeout(WARM_UP_MS);
const reading = reader();
const before = countAll();
await setTimeout(seconds * 1000);
const after = countAll();
sending = false;
await Promise.all([...scripts, reading]);
await counter.close();
await chappe.stop();
smsc?.stop();
const row = (name: string, count: number) => [name, count, Math.round(count / seconds)];
printTable(
  [`${seconds} s`, 'total', 'per second'],
  [
    row('accepted', after.accepted - before.accepted),
    row('delivered and called back', after.delivered - before.delivered),
    row('callbacks received', after.all - before.all),
  ],
);
const each = (from: number, to: number) => ((to - from) / (after.delivered - before.delivered)).toFixed(2);
const costRow = (name: string, from: ProcessCost | null, to: ProcessCost | null) =>
  from && to
    ? [[name, each(from.processorMs, to.processorMs), each(from.writtenBytes / 1000, to.writtenBytes / 1000)]]
    : [];
printTable(
  ['for each message', 'processor ms', 'kB written'],
  [...costRow('server', before.server, after.server), ...costRow('scripts and receiver', before.load, after.load)],
);
printTable(
  ['the panel meanwhile', 'reads', 'median ms', 'p99 ms', 'worst ms'],
  [
    [
      'API users',
      waits.length,
      percentile(waits, 0.5).toFixed(0),
      percentile(waits, 0.99).toFixed(0),
      Math.max(...waits).toFixed(0),
    ],
  ],
);
