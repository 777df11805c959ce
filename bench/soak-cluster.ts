/**
 * `npm run soak:cluster [-- KILLS]`: three nodes over one PostgreSQL under load. At moments drawn at random a node is ended
 * with `kill -9`, every fifth time PostgreSQL itself; both are started again. At the end everything acknowledged must be
 * stored, debited once, taken by its carrier once, delivered and called back, and the ledger sound. Exits 1 otherwise.
 */
import { setTimeout } from 'node:timers/promises';
import { startCallbackReceiver } from '../lib/testing/callback-receiver';
import { inServer } from '../lib/testing/postgresql/test-databases';
import { addBenchUser, uniqueSend } from './_shared/bench-account';
import { findClusterLosses, PENDING } from './_shared/cluster-losses';
import { moveFurnished } from './_shared/moved-instance';
import { printLine, printMachine } from './_shared/report';
import { type SupervisedNode, superviseNode } from './_shared/supervised-node';

const NODES = 3;
const SCRIPTS = 16;
const MOST_BEFORE_A_KILL = 2_000;
const DATABASE_EVERY = 5;
const PAUSE_MS = 50;
const POLL_MS = 500;
/** What is still on its way so long after the last kill goes no further: it is told as lost. */
const PATIENCE_MS = 5 * 60_000;
/** The simulated carrier at full speed, so that every stage of delivery is under way when somebody dies. */
const ENV = { SIMULATED_CARRIER_SPEED: '1000', LOG_LEVEL: 'error' };

const kills = Number(process.argv[2] ?? 100);
printMachine();
const receiver = await startCallbackReceiver();
const instance = await moveFurnished((chappe) => addBenchUser(chappe, receiver.url));
const nodes: SupervisedNode[] = [];
for (let node = 0; node < NODES; node += 1) nodes.push(await superviseNode(() => instance.startNode(ENV)));

const acknowledged = new Set<number>();
let sending = true;
const anyNode = () => nodes[Math.floor(Math.random() * NODES)];

/** One message by any node; what is not acknowledged may be there or not, and nobody counts on it. */
async function sendOne(): Promise<void> {
  const url = anyNode()?.url();
  const answer = url
    ? await fetch(`${url}${uniqueSend()}`).then(
        (response) => response.text(),
        () => '',
      )
    : '';
  const id = /^OK\n[\d.]+\n(\d+)\n$/.exec(answer)?.[1];
  if (id === undefined) await setTimeout(PAUSE_MS);
  else acknowledged.add(Number(id));
}

const scripts = Array.from({ length: SCRIPTS }, async () => {
  while (sending) await sendOne();
});

for (let kill = 1; kill <= kills; kill += 1) {
  const until = acknowledged.size + 1 + Math.floor(Math.random() * MOST_BEFORE_A_KILL);
  while (acknowledged.size < until) await setTimeout(PAUSE_MS);
  if (kill % DATABASE_EVERY === 0) {
    await instance.server.kill();
    await instance.server.start();
  } else {
    while (nodes.every((node) => node.url() === null)) await setTimeout(PAUSE_MS);
    const running = nodes.filter((node) => node.url() !== null);
    running[Math.floor(Math.random() * running.length)]?.kill();
  }
  if (kill % 10 === 0) printLine(`${kill} kills, ${acknowledged.size} messages acknowledged`);
}
sending = false;
await Promise.all(scripts);
const losses = await inServer(instance.url, async (client) => {
  const pending = async () => Number((await client.query<{ count: string }>(PENDING)).rows[0]?.count);
  const until = performance.now() + PATIENCE_MS;
  while ((await pending()) > 0 && performance.now() < until) await setTimeout(POLL_MS);
  for (const node of nodes) await node.stop();
  const called = new Set(
    receiver.received.filter((query) => query.get('ptt') === '4').map((query) => Number(query.get('id'))),
  );
  return findClusterLosses(client, instance.url, { acknowledged, called });
});
await receiver.close();
await instance.stop();
const starts = nodes.reduce((sum, node) => sum + node.starts(), 0);
printLine(
  losses.length === 0
    ? `${kills} kills (${Math.floor(kills / DATABASE_EVERY)} of PostgreSQL), ${starts} starts of ${NODES} nodes, ${acknowledged.size} messages acknowledged: each stored, debited once, taken by its carrier once, delivered, its callback heard; the ledger is sound.`
    : losses.slice(0, 50).join('\n'),
);
process.exitCode = losses.length === 0 ? 0 : 1;
