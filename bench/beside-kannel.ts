/**
 * `npm run bench:beside-kannel`: accepting by http2sms beside a bare node:http server and Kannel, a gateway in C that
 * checks no credit and never waits for its disk; one after the other at each number of connections, in one run. Needs
 * Debian's packages kannel, kannel-extras and wrk. ROUNDS (3) and SECONDS (6) may be set.
 */
import { startChappe } from '../e2e/fixtures/chappe-server';
import { startBareServer } from './_shared/bare-server';
import { addBenchUser, tomorrow } from './_shared/bench-account';
import { openBeside } from './_shared/fill-database';
import { loadByWrk, type WrkResult } from './_shared/kannel/load-by-wrk';
import { startKannel } from './_shared/kannel/start-kannel';
import { percentile, printLine, printMachine, printTable } from './_shared/report';

const CONNECTIONS = [1, 16, 64, 256];
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);
const SECONDS = Number(process.env['SECONDS'] ?? 6);
const WARM_UP_SECONDS = 3;

const median = (values: readonly number[]) => percentile(values, 0.5);

async function main(): Promise<void> {
  const kannel = await startKannel();
  if (!kannel) {
    printLine('Kannel is missing: apt-get install kannel kannel-extras wrk');
    process.exitCode = 1;
    return;
  }
  printMachine();
  const bare = await startBareServer();
  const chappe = await startChappe({ env: { LOG_LEVEL: 'error' } });
  await addBenchUser(chappe);
  const rest = `&deferred=${tomorrow()}`;
  const peers = [
    { name: 'bare', url: bare.url, peer: 'http2sms' },
    { name: 'Kannel', url: kannel.url, peer: 'kannel' },
    { name: 'Chappe', url: chappe.url, peer: 'http2sms' },
  ] as const;
  let asked = 0;
  const measure = async ({ name, url, peer }: (typeof peers)[number], connections: number, seconds = SECONDS) => {
    const measured = await loadByWrk({ url, peer, connections, seconds, rest: peer === 'http2sms' ? rest : '' });
    if (name === 'Kannel') await kannel.drained();
    if (name === 'Chappe') asked += measured.requests;
    return measured;
  };
  for (const peer of peers) await measure(peer, 16, WARM_UP_SECONDS);

  const rows: (string | number)[][] = [];
  for (const connections of CONNECTIONS) {
    const results = peers.map((): WrkResult[] => []);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, peer] of peers.entries()) results[index]?.push(await measure(peer, connections));
    }
    const [ofBare, ofKannel, ofChappe] = results.map((rounds) => ({
      perSecond: median(rounds.map(({ perSecond }) => perSecond)),
      p99: median(rounds.map(({ p99 }) => p99)),
    }));
    if (!ofBare || !ofKannel || !ofChappe) throw new Error('A peer was not measured.');
    rows.push([
      `${connections} connections`,
      ...[ofBare, ofKannel, ofChappe].map(({ perSecond }) => Math.round(perSecond)),
      (ofChappe.perSecond / ofKannel.perSecond).toFixed(2),
      (ofChappe.perSecond / ofBare.perSecond).toFixed(2),
      ofKannel.p99.toFixed(1),
      ofChappe.p99.toFixed(1),
    ]);
  }
  printTable(['', 'bare', 'Kannel', 'Chappe', '/ Kannel', '/ bare', 'p99 Kannel ms', 'p99 Chappe ms'], rows);
  const database = openBeside(chappe);
  const { stored } = database.prepare<[], { stored: number }>('SELECT count(*) AS stored FROM Message').get() ?? {
    stored: 0,
  };
  database.close();
  printLine(`${asked} answered, ${stored} stored`);
  if (stored < asked) process.exitCode = 1;
  await chappe.stop();
  bare.stop();
  await kannel.stop();
}

await main();
