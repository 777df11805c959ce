/**
 * `npm run bench:accept`: http2sms against the production build on a fresh database, unique recipients, an API user
 * with a quota; beside it, in the same run, a bare node:http server that gives the same answer.
 */
import autocannon from 'autocannon';
import { startChappe } from '../e2e/fixtures/chappe-server';
import { startBareServer } from './_shared/bare-server';
import { addBenchUser, tomorrow, uniqueSend } from './_shared/bench-account';
import { printMachine, printTable } from './_shared/report';

const CONNECTIONS = [1, 16, 64, 256];
const SECONDS = 10;
const WARM_UP_SECONDS = 3;

type Load = { readonly url: string; readonly connections: number; readonly seconds: number; readonly deferred: string };

async function load({ url, connections, seconds, deferred }: Load): Promise<autocannon.Result> {
  const changes = deferred === '' ? {} : { deferred };
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [{ method: 'GET', setupRequest: (request) => ({ ...request, path: uniqueSend(changes) }) }],
    verifyBody: (body) => String(body).startsWith('OK\n'),
  });
  if (result.mismatches + result.errors + result.non2xx > 0) {
    throw new Error(`${result.mismatches} refusals, ${result.errors} errors, ${result.non2xx} other answers`);
  }
  return result;
}

const row = (name: string, { requests, latency }: autocannon.Result, bareRequests: number) => [
  name,
  Math.round(requests.average),
  latency.p50,
  latency.p99,
  Math.round(bareRequests),
  (requests.average / bareRequests).toFixed(2),
];

printMachine();
const bare = await startBareServer();
const rows: (string | number)[][] = [];
for (const [name, deferred] of [
  ['accept and deliver', ''],
  ['accept alone', tomorrow()],
] as const) {
  const chappe = await startChappe({ env: { LOG_LEVEL: 'error' } });
  await addBenchUser(chappe);
  await load({ url: chappe.url, connections: 16, seconds: WARM_UP_SECONDS, deferred });
  for (const connections of CONNECTIONS) {
    // Before and after, because the machine's speed drifts.
    const loadBare = () => load({ url: bare.url, connections, seconds: SECONDS / 2, deferred });
    const before = await loadBare();
    const ours = await load({ url: chappe.url, connections, seconds: SECONDS, deferred });
    const after = await loadBare();
    rows.push(row(`${name}, ${connections} connections`, ours, (before.requests.average + after.requests.average) / 2));
  }
  await chappe.stop();
}
bare.stop();
printTable(['', 'requests/s', 'p50 ms', 'p99 ms', 'bare requests/s', 'ratio'], rows);
