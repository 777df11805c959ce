/**
 * `npm run bench:mute-carrier [-- SECONDS]`: what a carrier that answers nothing, with a hundred thousand messages that
 * wait for it, costs another one beside it. Two SMSCs in processes of their own; scripts send to the healthy one as fast
 * as what they send is delivered, first while nothing waits for the mute one, then while everything does, in turns, so
 * that a machine that gets warm or busy tells against both. The mute one may cost the healthy one 5 %.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { addCarrier } from '../e2e/fixtures/carriers';
import { startChappe } from '../e2e/fixtures/chappe-server';
import { addBenchUser, uniqueSend } from './_shared/bench-account';
import { startDeliveryCounter } from './_shared/delivery-counter';
import { openBeside } from './_shared/fill-database';
import { printMachine, printTable } from './_shared/report';
import { startSendingScripts } from './_shared/sending-scripts';
import { startSmsc } from './_shared/start-smsc';

const WARM_UP_MS = 10_000;
const TURNS = 3;
const WAITING = 100_000;
/** What bench/_shared/post-bulk.ts sends to. */
const OF_THE_MUTE_ONE = '337';

const seconds = Number(process.argv[2] ?? 20);
printMachine();

const [healthy, mute] = [await startSmsc('healthy'), await startSmsc('mute', 'mute')];
const counter = await startDeliveryCounter();
const chappe = await startChappe({ env: { LOG_LEVEL: 'error' } });
await addBenchUser(chappe, counter.url);

const database = openBeside(chappe);
const addRoute = (prefix: string, carrier: string) =>
  database
    .prepare(
      `INSERT INTO Route (prefix, senderKind, carrier, rank, weight, createdAt, updatedAt)
       VALUES (?, 'any', ?, 0, 1, 0, 0)`,
    )
    .run(prefix, carrier);
addRoute('', 'healthy');
addRoute(OF_THE_MUTE_ONE, 'mute');
for (const { carrier } of [healthy, mute]) await addCarrier(chappe.dataDirectory, carrier);
const counted = database.prepare<[], number>(
  `SELECT count(*) FROM Dispatch WHERE carrier = 'mute' OR givenTo = 'mute'`,
);
const waiting = () => counted.pluck().get() ?? 0;
/** A second moment, a year ahead: while it is theirs, nothing waits for the mute carrier. */
const postpone = (days: number) =>
  database
    .prepare(`UPDATE Dispatch SET dueAt = dueAt + ? WHERE carrier = 'mute' AND leasedBy IS NULL`)
    .run(days * 86_400_000);

const scripts = startSendingScripts([chappe.url], counter.delivered);
const perSecond = async () => {
  await setTimeout(WARM_UP_MS);
  const before = counter.delivered();
  await setTimeout(seconds * 1000);
  return (counter.delivered() - before) / seconds;
};

await setTimeout(WARM_UP_MS);
const post = spawn(
  process.execPath,
  [
    '--import',
    'tsx',
    path.join(import.meta.dirname, '_shared/post-bulk.ts'),
    chappe.url + uniqueSend(),
    String(WAITING),
  ],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
await once(post, 'exit');
while (waiting() < WAITING) await setTimeout(500);

const alone: number[] = [];
const beside: number[] = [];
for (let turn = 0; turn < TURNS; turn += 1) {
  beside.push(await perSecond());
  postpone(365);
  alone.push(await perSecond());
  postpone(-365);
}
await scripts.stop();
await counter.close();
await chappe.stop();
database.close();
await Promise.all([healthy.stop(), mute.stop()]);

const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const cost = (1 - mean(beside) / mean(alone)) * 100;
printTable(
  ['delivered by the healthy carrier', 'per second', 'in its turns'],
  [
    ['while nothing waits for the mute one', Math.round(mean(alone)), alone.map(Math.round).join(', ')],
    [`while ${WAITING} wait for it`, Math.round(mean(beside)), beside.map(Math.round).join(', ')],
    ['the mute one costs', `${cost.toFixed(1)} %`, 'at most 5 %'],
  ],
);
if (cost > 5) process.exitCode = 1;
