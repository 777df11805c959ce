/**
 * `npm run bench:smpp [-- MESSAGES [ROUNDS]]`: the SMPP driver alone beside Kannel as a client of the same SMSC, in turns:
 * a window of ten, a receipt for each message. Kannel leaves Nagle's algorithm on: with one bind it waits for late
 * acknowledgements of TCP's, so it is tried with a bind for each way, too. Then what codec and session cost without a socket, and how long
 * it takes from a malformed frame to the next bind. Kannel is Debian's package; without it Chappe is measured alone.
 * Both have all messages waiting when the SMSC comes, and what is counted begins after a fifth of them.
 */
import { startKannelEsme } from './_shared/kannel/start-kannel';
import { type ProcessCost, readProcessCost } from './_shared/process-cost';
import { percentile, printLine, printMachine, printTable } from './_shared/report';
import { connectScript } from './_shared/script';
import { timeRebounds } from './_shared/smpp/rebound';
import { sessionCost } from './_shared/smpp/session-cost';
import { startProcess } from './_shared/smpp/start-process';

const SMSC_PORT = 13_120;
const SCRIPTS = 32;
const REBOUNDS = 20;
const WARM_UP_MESSAGES = 20_000;
const MEASURED_SHARE = 4 / 5;

const messages = Number(process.argv[2] ?? 50_000);
const rounds = Number(process.argv[3] ?? 3);

type Measured = { readonly perSecond: number; readonly microseconds: number };

/** From when the SMSC says that a fifth is done. */
async function measure(smsc: ReturnType<typeof startProcess>, processId: number): Promise<Measured> {
  if ((await smsc.line()) !== 'begun') throw new Error('The SMSC did not begin.');
  const before = readProcessCost(processId);
  const [, milliseconds] = (await smsc.line()).split(' ');
  const after = readProcessCost(processId);
  const counted = messages * MEASURED_SHARE;
  const spent = (cost: ProcessCost | null) => cost?.processorMs ?? Number.NaN;
  return {
    perSecond: (counted / Number(milliseconds)) * 1000,
    microseconds: ((spent(after) - spent(before)) / counted) * 1000,
  };
}

async function startSmsc() {
  const smsc = startProcess('lean-smsc.ts', SMSC_PORT, messages);
  await smsc.line();
  return smsc;
}

async function measureChappe(): Promise<Measured> {
  const smsc = await startSmsc();
  const esme = startProcess('esme.ts', SMSC_PORT, messages);
  const measured = await measure(smsc, esme.processId);
  await esme.stop();
  await smsc.stop();
  return measured;
}

/** Null: it is not installed. */
async function measureKannel(isPair: boolean): Promise<Measured | null> {
  const kannel = await startKannelEsme(SMSC_PORT, isPair);
  if (!kannel) return null;
  let given = 0;
  await Promise.all(
    Array.from({ length: SCRIPTS }, async () => {
      const script = await connectScript(kannel.url);
      while (given < messages) {
        given += 1;
        const to = 33_600_000_000 + given;
        const answer = await script.get(
          `/cgi-bin/sendsms?username=bench&password=bench&from=MyShop&to=${to}&text=Hello&dlr-mask=31`,
        );
        if (!/^[03]: /.test(answer)) throw new Error(`Kannel: ${answer}`);
      }
      script.close();
    }),
  );
  const smsc = await startSmsc();
  const measured = await measure(smsc, kannel.processId);
  await kannel.stop();
  await smsc.stop();
  return measured;
}

const median = (values: readonly number[]) => percentile(values, 0.5);

printMachine();
const KANNEL = { one: 'Kannel, one bind', pair: 'Kannel, one for each way' };
const CHAPPE = 'Chappe, one bind';
const found = new Map<string, Measured[]>();
const keep = (name: string, measured: Measured | null) => {
  if (measured) found.set(name, [...(found.get(name) ?? []), measured]);
};
for (let round = 0; round < rounds; round += 1) {
  keep(KANNEL.one, await measureKannel(false));
  keep(KANNEL.pair, await measureKannel(true));
  keep(CHAPPE, await measureChappe());
}
const speedOf = (name: string) => median((found.get(name) ?? []).map(({ perSecond }) => perSecond));
printTable(
  [`${messages} messages`, 'per second', 'processor µs a message'],
  [...found].map(([name, measured]) => [
    name,
    Math.round(speedOf(name)),
    median(measured.map(({ microseconds }) => microseconds)).toFixed(1),
  ]),
);
if (found.has(KANNEL.one)) {
  const best = Math.max(speedOf(KANNEL.one), speedOf(KANNEL.pair));
  printLine(`Chappe / the faster Kannel: ${(speedOf(CHAPPE) / best).toFixed(2)}\n`);
} else printLine('Kannel is missing: apt-get install kannel\n');

sessionCost(WARM_UP_MESSAGES);
const costs = Array.from({ length: rounds }, () => sessionCost(messages));
printLine(`codec and session: ${median(costs).toFixed(1)} µs of the processor a message\n`);

const times = await timeRebounds(REBOUNDS);
printTable(
  ['malformed frame to rebound', 'median ms', 'worst ms'],
  [[`${REBOUNDS} binds`, Math.round(median(times)), Math.round(Math.max(...times))]],
);
