/**
 * `npm run bench:postgresql [-- SECONDS [NODES]]`: the whole way over PostgreSQL, from http2sms to the "delivered" callback,
 * by so many nodes on this machine; what a message costs nodes and database, what it adds to the log, and what stays of
 * it. From these numbers `npm run simulate:scale` computes.
 */
import { setTimeout } from 'node:timers/promises';
import type { ChappeServer } from '../e2e/fixtures/chappe-server';
import { inServer } from '../lib/testing/postgresql/test-databases';
import { addBenchUser } from './_shared/bench-account';
import { readDatabaseCost } from './_shared/database-cost';
import { startDeliveryCounter } from './_shared/delivery-counter';
import { moveFurnished } from './_shared/moved-instance';
import { readProcessCost } from './_shared/process-cost';
import { printMachine, printTable } from './_shared/report';
import { startSendingScripts } from './_shared/sending-scripts';

const WARM_UP_MS = 10_000;

const seconds = Number(process.argv[2] ?? 30);
const nodeCount = Number(process.argv[3] ?? 1);
printMachine();
const counter = await startDeliveryCounter();
const instance = await moveFurnished((chappe) => addBenchUser(chappe, counter.url));
const nodes: ChappeServer[] = [];
for (let node = 0; node < nodeCount; node += 1) nodes.push(await instance.startNode());

const scripts = startSendingScripts(
  nodes.map(({ url }) => url),
  counter.delivered,
);
await setTimeout(WARM_UP_MS);
await inServer(instance.url, async (client) => {
  const read = async () => ({
    accepted: scripts.accepted(),
    delivered: counter.delivered(),
    nodeMs: nodes.reduce((sum, { processId }) => sum + (readProcessCost(processId)?.processorMs ?? Number.NaN), 0),
    ...(await readDatabaseCost(client)),
  });
  const before = await read();
  await setTimeout(seconds * 1_000);
  const after = await read();
  const delivered = after.delivered - before.delivered;
  printTable(
    [`${nodeCount} nodes, ${seconds} s`, 'total', 'a second'],
    [
      ['accepted', after.accepted - before.accepted, Math.round((after.accepted - before.accepted) / seconds)],
      ['delivered and called back', delivered, Math.round(delivered / seconds)],
    ],
  );
  const each = (of: 'nodeMs' | 'processorMs' | 'logBytes' | 'keptBytes' | 'transactions', times = 1) =>
    Math.round(((after[of] - before[of]) / delivered) * times);
  printTable(
    ['a message', ''],
    [
      ['processor µs, nodes (nodeUs)', each('nodeMs', 1_000)],
      ['processor µs, database (databaseUs)', each('processorMs', 1_000)],
      ['bytes of the log (logBytes)', each('logBytes')],
      ['bytes that stay (keptBytes)', each('keptBytes')],
      ['hundredths of a transaction', each('transactions', 100)],
    ],
  );
});
await scripts.stop();
for (const node of nodes) await node.stop();
await instance.stop();
await counter.close();
