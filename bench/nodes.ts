/**
 * `npm run bench:nodes [-- SECONDS]`: what one, four and eight nodes accept over one PostgreSQL that is 2 ms away, each for
 * an account of its own with four scripts that never pause. Messages are to be sent tomorrow, so that nothing but accepting
 * is under way. How busy this machine was is told beside it: where it is the wall, more nodes accept no more.
 */
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { ChappeServer } from '../e2e/fixtures/chappe-server';
import { addTestAccount, seededAccount } from '../e2e/fixtures/test-account';
import { type Passage, startProxy } from '../lib/testing/postgresql/proxy';
import { addBenchUser, tomorrow, uniqueSend } from './_shared/bench-account';
import { watchMachineUse } from './_shared/machine-use';
import { moveFurnished } from './_shared/moved-instance';
import { printLine, printMachine, printTable } from './_shared/report';
import { connectScript } from './_shared/script';

const NODES = [1, 4, 8];
const SCRIPTS_OF_A_NODE = 4;
const ONE_WAY_MS = 1;
const WARM_UP_MS = 3_000;
const ROUND_TRIPS = 200;

/** Everything is heard a moment later. */
const late: Passage = (pass) => (chunk) => void globalThis.setTimeout(() => pass(chunk), ONE_WAY_MS);

/** In ms, as measured: timers are no better than they are. */
async function roundTripMs(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const begun = performance.now();
  for (let trip = 0; trip < ROUND_TRIPS; trip += 1) await client.query('SELECT 1');
  const each = (performance.now() - begun) / ROUND_TRIPS;
  await client.end();
  return each;
}

/** Scripts that send for one account by one node until they are told to stop. */
function sendBy(node: ChappeServer, account: string) {
  let accepted = 0;
  let isOver = false;
  const working = Array.from({ length: SCRIPTS_OF_A_NODE }, async () => {
    const script = await connectScript(node.url);
    while (!isOver) {
      const answer = await script.get(uniqueSend({ account, deferred: tomorrow() }));
      if (!answer.startsWith('OK')) throw new Error(answer);
      accepted += 1;
    }
    script.close();
  });
  return {
    accepted: () => accepted,
    stop: async () => {
      isOver = true;
      await Promise.all(working);
    },
  };
}

const seconds = Number(process.argv[2] ?? 20);
printMachine();
const accounts: string[] = [];
const instance = await moveFurnished(async (chappe) => {
  for (let count = 0; count < Math.max(...NODES); count += 1) {
    const account = count === 0 ? seededAccount(chappe) : addTestAccount(chappe);
    await addBenchUser(chappe, null, account);
    accounts.push(account.serviceName);
  }
});
const distant = await startProxy(instance.url, { toServer: late, toClient: late });
printLine(`PostgreSQL answers in ${(await roundTripMs(distant.url)).toFixed(1)} ms`);
const rates: number[] = [];
const rows: (string | number)[][] = [];
for (const count of NODES) {
  const nodes = await Promise.all(
    Array.from({ length: count }, () => instance.startNode({ DATABASE_URL: distant.url })),
  );
  const loads = nodes.map((node, index) => sendBy(node, accounts[index] ?? ''));
  const accepted = () => loads.reduce((sum, load) => sum + load.accepted(), 0);
  await setTimeout(WARM_UP_MS);
  const before = accepted();
  const machineUse = watchMachineUse();
  await setTimeout(seconds * 1_000);
  const rate = (accepted() - before) / seconds;
  rates.push(rate);
  const busy = `${Math.round(100 * machineUse())} %`;
  rows.push([count, Math.round(rate), (rate / (rates[0] ?? rate)).toFixed(2), busy]);
  await Promise.all(loads.map((load) => load.stop()));
  await Promise.all(nodes.map((node) => node.stop()));
}
await distant.close();
await instance.stop();
printTable(['nodes', 'accepted a second', 'of one node', 'machine busy'], rows);
