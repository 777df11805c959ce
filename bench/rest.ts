/**
 * `npm run bench:rest [-- SECONDS [ROUNDS]]`: POST /1.0/sms/{serviceName}/jobs, signed as the official SDKs sign,
 * beside http2sms with the same recipients, in turns on one server, 64 connections; unique recipients, all of it sent
 * tomorrow, so that nothing but accepting is under way. The load, which signs each call, comes from the same processor,
 * so what the server alone spends on a request is told, too.
 */
import autocannon from 'autocannon';
import { startChappe } from '../e2e/fixtures/chappe-server';
import { signedHeaders } from '../lib/testing/signed-headers';
import { addBenchUser, BENCH_USER, nextRecipient, TEXT, tomorrow, uniqueSend } from './_shared/bench-account';
import { addBenchKey } from './_shared/bench-key';
import { readProcessCost } from './_shared/process-cost';
import { percentile, printLine, printMachine, printTable } from './_shared/report';

const CONNECTIONS = 64;
const WARM_UP_SECONDS = 3;
const MINUTES_OF_A_DAY = 24 * 60;
const GOAL = 0.6;
const MANY = 500;

const seconds = Number(process.argv[2] ?? 6);
const rounds = Number(process.argv[3] ?? 5);

type Measured = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly microseconds: number;
};
type Way = {
  readonly setUp: () => Pick<autocannon.Request, 'method' | 'path' | 'headers' | 'body'>;
  readonly begins: string;
};

printMachine();
const chappe = await startChappe({ env: { LOG_LEVEL: 'error' } });
await addBenchUser(chappe);
const keys = addBenchKey(chappe);
const deferred = tomorrow();
const path = `/1.0/sms/${BENCH_USER.account}/jobs`;

const recipients = (count: number) => Array.from({ length: count }, () => `+${nextRecipient()}`);

/** One recipient in the address, as scripts write it; many in a form. */
function byHttp2sms(count: number): Way['setUp'] {
  if (count === 1) return () => ({ method: 'GET', path: uniqueSend({ deferred }) });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const form = new URLSearchParams({ ...BENCH_USER, message: TEXT, noStop: '1', deferred }).toString();
  return () => {
    const body = `${form}&to=${encodeURIComponent(recipients(count).join(','))}`;
    return { method: 'POST', path: '/cgi-bin/sms/http2sms.cgi', headers, body };
  };
}

function byRest(count: number): Way['setUp'] {
  const job = { sender: BENCH_USER.from, message: TEXT, noStopClause: true, differedPeriod: MINUTES_OF_A_DAY };
  return () => {
    const body = JSON.stringify({ ...job, receivers: recipients(count) });
    return { method: 'POST', path, headers: signedHeaders(keys, chappe.url + path, { method: 'POST', body }), body };
  };
}

async function load({ setUp, begins }: Way, duration: number): Promise<Measured> {
  const before = readProcessCost(chappe.processId)?.processorMs ?? Number.NaN;
  const result = await autocannon({
    url: chappe.url,
    connections: CONNECTIONS,
    duration,
    requests: [{ setupRequest: (request) => ({ ...request, ...setUp() }) }],
    verifyBody: (body) => String(body).startsWith(begins),
  });
  if (result.mismatches + result.errors + result.non2xx > 0) {
    throw new Error(`${result.mismatches} refusals, ${result.errors} errors, ${result.non2xx} other answers`);
  }
  const spent = (readProcessCost(chappe.processId)?.processorMs ?? Number.NaN) - before;
  const { requests, latency } = result;
  return {
    perSecond: requests.total / result.duration,
    p50: latency.p50,
    p99: latency.p99,
    microseconds: (spent / requests.total) * 1_000,
  };
}

const medianOf = (all: readonly Measured[]): Measured => {
  const median = (name: keyof Measured) =>
    percentile(
      all.map((one) => one[name]),
      0.5,
    );
  return {
    perSecond: median('perSecond'),
    p50: median('p50'),
    p99: median('p99'),
    microseconds: median('microseconds'),
  };
};

const cells = ({ perSecond, p50, p99, microseconds }: Measured) => [
  Math.round(perSecond),
  p50.toFixed(1),
  p99.toFixed(1),
  Math.round(microseconds),
];

const rows: (string | number)[][] = [];
for (const count of [1, MANY]) {
  const http2sms = { setUp: byHttp2sms(count), begins: 'OK\n' };
  const rest = { setUp: byRest(count), begins: '{"creditsLeft":' };
  const measured: { http2sms: Measured[]; rest: Measured[] } = { http2sms: [], rest: [] };
  for (const way of [http2sms, rest]) await load(way, WARM_UP_SECONDS);
  for (let round = 0; round < rounds; round += 1) {
    measured.http2sms.push(await load(http2sms, seconds));
    measured.rest.push(await load(rest, seconds));
  }
  const [before, ours] = [medianOf(measured.http2sms), medianOf(measured.rest)];
  const name = count === 1 ? '1 recipient' : `${count} recipients`;
  const [ratio, cost] = [ours.perSecond / before.perSecond, ours.microseconds / before.microseconds];
  rows.push([`http2sms, ${name}`, ...cells(before), '', '']);
  rows.push([`POST jobs, ${name}`, ...cells(ours), ratio.toFixed(2), cost.toFixed(2)]);
}
await chappe.stop();
printTable(['', 'requests/s', 'p50 ms', 'p99 ms', 'processor µs', 'ratio', 'of its cost'], rows);
printLine(`The goal for one recipient is a ratio of ${GOAL}.`);
