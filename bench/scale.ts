/**
 * `npm run bench:scale [-- LARGEST]`: what the panel's lists and one accepted message cost as the database grows, with
 * 10,000 API users. Prints medians and worst of fifty requests, and each median against the smallest database's.
 */
import { setTimeout } from 'node:timers/promises';
import { startChappe } from '../e2e/fixtures/chappe-server';
import { addBenchUser, uniqueSend } from './_shared/bench-account';
import { addApiUsers, addMessages, openBeside } from './_shared/fill-database';
import { signInToPanel } from './_shared/panel-client';
import { percentile, printMachine, printTable } from './_shared/report';

const API_USERS = 10_000;
const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
const REQUESTS = 50;
const CONNECTIONS_CLOSE_MS = 200;
const WARM_UP = 5;
const LISTS = '/api/panel/sms-xx11111-1';

const REQUESTED: readonly (readonly [name: string, nextPath: () => string])[] = [
  ['one accepted message', uniqueSend],
  ['account', () => `${LISTS}/account`],
  ['API users', () => `${LISTS}/users`],
  ['API users, by sent', () => `${LISTS}/users?sort=sent&direction=desc`],
  ['API users, searched', () => `${LISTS}/users?search=777`],
  ['API users, last page', () => `${LISTS}/users?page=400`],
  ['one API user', () => `${LISTS}/users/details?login=user-00777`],
  ['sending log', () => `${LISTS}/messages`],
  ['sending log, deep', () => `${LISTS}/messages?before=5000`],
  ['sending log of a user', () => `${LISTS}/messages?login=user-00777`],
  ['sending log, a recipient', () => `${LISTS}/messages?recipient=33600005000`],
  ['sending log, no such number', () => `${LISTS}/messages?recipient=7`],
  ['sending log, none failed', () => `${LISTS}/messages?state=failed`],
];

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measure(read: (path: string) => Promise<Response>, nextPath: () => string) {
  const times: number[] = [];
  for (let count = 0; count < WARM_UP + REQUESTS; count += 1) {
    const path = nextPath();
    const elapsed = await timeOf(async () => {
      const response = await read(path);
      if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
      await response.arrayBuffer();
    });
    if (count >= WARM_UP) times.push(elapsed);
  }
  return { median: percentile(times, 0.5), worst: Math.max(...times) };
}

const largest = Number(process.argv[2] ?? 1_000_000);
printMachine();
const chappe = await startChappe({ env: { LOG_LEVEL: 'error' } });
await addBenchUser(chappe);
const database = openBeside(chappe);
addApiUsers(database, API_USERS);
const read = await signInToPanel(chappe);
const medians = new Map<string, number[]>();
const worst = new Map<string, number>();
let filled = 0;
const sizes = SIZES.filter((size) => size <= largest);
for (const size of sizes) {
  addMessages(database, filled + 1, size, API_USERS);
  filled = size;
  // Filling blocked this process while the server closed its idle connections: let it notice before it reuses one.
  await setTimeout(CONNECTIONS_CLOSE_MS);
  for (const [name, nextPath] of REQUESTED) {
    const { median, worst: slowest } = await measure(read, nextPath);
    medians.set(name, [...(medians.get(name) ?? []), median]);
    worst.set(name, slowest);
  }
}
database.close();
await chappe.stop();
printTable(
  [
    `median ms, ${API_USERS} API users`,
    ...sizes.map((size) => `${size} messages`),
    'ratio',
    `worst at ${sizes.at(-1) ?? 0}`,
  ],
  REQUESTED.map(([name]) => {
    const row = medians.get(name) ?? [];
    const ratio = (row.at(-1) ?? 0) / (row[0] ?? 1);
    return [name, ...row.map((median) => median.toFixed(1)), ratio.toFixed(2), (worst.get(name) ?? 0).toFixed(1)];
  }),
);
