/**
 * `npm run bench:smpp-server [-- SECONDS]`: how many receipts a second the SMPP server tells its bound programs, as a
 * ratio to how many messages it accepts from them, in one run. Two programs of one API user, each with one bind, and a
 * window of ten of both together, as it is unless the operator sets otherwise; each message asks for a receipt, which the
 * simulated carrier gives at once. First they only submit, and receipts gather; then they only receive what has gathered;
 * then both at once, with a bound on what is accepted and not told.
 */
import { setTimeout } from 'node:timers/promises';
import { startChappe } from '../e2e/fixtures/chappe-server';
import { freePort } from '../e2e/fixtures/free-port';
import type { BindCommand } from '../lib/smpp/pdu/pdu';
import { addBenchUser, BENCH_USER } from './_shared/bench-account';
import { openBeside } from './_shared/fill-database';
import { type ProcessCost, readProcessCost } from './_shared/process-cost';
import { printLine, printMachine, printTable } from './_shared/report';
import { bindProgram, type Counted } from './_shared/smpp-program';

const PROGRAMS = 2;
/** Of all binds of an API user. */
const WINDOW = 10;
const UNBOUNDED = Number.POSITIVE_INFINITY;
/** About a second's worth. */
const MOST_UNTOLD = 3_000;
/** Compilers and caches get warm before anything counts. */
const WARM_UP_MS = 5_000;
const LOOK_MS = 100;

const seconds = Number(process.argv[2] ?? 20);
const port = await freePort();
const chappe = await startChappe({
  env: {
    LOG_LEVEL: 'error',
    SIMULATED_CARRIER_SPEED: '1000000',
    SMPP_SERVER_PORT: String(port),
    SMPP_SERVER_RATE_PER_SECOND: '1000000',
  },
});
await addBenchUser(chappe);
const database = openBeside(chappe);
const idOf = database.prepare<[string], number>('SELECT id FROM ApiUser WHERE login = ?').pluck();
const settings = {
  ...{ port, window: WINDOW / PROGRAMS, password: BENCH_USER.password },
  // As the panel shows it.
  systemId: `api-${String(idOf.get(BENCH_USER.login))}`,
};
const underWay = database.prepare<[], number>('SELECT count(*) FROM Dispatch').pluck();
const owed = database.prepare<[], number>('SELECT count(*) FROM SmppReceipt').pluck();

const counted: Counted = { accepted: 0, told: 0 };
const bindAll = (command: BindCommand) =>
  Promise.all(Array.from({ length: PROGRAMS }, () => bindProgram(settings, command, counted)));

type Programs = Awaited<ReturnType<typeof bindAll>>;
const closeAll = (programs: Programs) => Promise.all(programs.map((one) => one.close()));

async function sendFor(programs: Programs, milliseconds: number, most: number): Promise<void> {
  for (const one of programs) one.send(most);
  await setTimeout(milliseconds);
}

type Phase = { readonly accepted: number; readonly told: number; readonly cost: number };

/** What a second of it came to. */
async function measure(work: () => Promise<unknown>): Promise<Phase> {
  const cost = (): ProcessCost | null => readProcessCost(chappe.processId);
  const [before, spent, begun] = [{ ...counted }, cost(), performance.now()];
  await work();
  const passed = (performance.now() - begun) / 1000;
  const [accepted, told] = [counted.accepted - before.accepted, counted.told - before.told];
  const milliseconds = (cost()?.processorMs ?? Number.NaN) - (spent?.processorMs ?? Number.NaN);
  return { accepted: accepted / passed, told: told / passed, cost: milliseconds / Math.max(accepted, told) };
}

async function untilNothing(count: { get(): number | undefined }): Promise<void> {
  while ((count.get() ?? 0) > 0) await setTimeout(LOOK_MS);
}

printMachine();
const first = await bindAll('bind_transceiver');
await sendFor(first, WARM_UP_MS, MOST_UNTOLD);
await Promise.all(first.map((one) => one.rest()));
await untilNothing(underWay);
await untilNothing(owed);
await closeAll(first);

const transmitters = await bindAll('bind_transmitter');
const accepting = await measure(() => sendFor(transmitters, seconds * 1000, UNBOUNDED));
await Promise.all(transmitters.map((one) => one.rest()));
await untilNothing(underWay);
await closeAll(transmitters);

const gathered = owed.get() ?? 0;
let receivers: Programs = [];
const telling = await measure(async () => {
  receivers = await bindAll('bind_receiver');
  await untilNothing(owed);
});
await closeAll(receivers);

const both = await bindAll('bind_transceiver');
counted.told = counted.accepted;
const together = await measure(() => sendFor(both, seconds * 1000, MOST_UNTOLD));
await closeAll(both);
await chappe.stop();
database.close();

const row = (name: string, { accepted, told, cost }: Phase) => [
  name,
  Math.round(accepted),
  Math.round(told),
  cost.toFixed(2),
];
printTable(
  [`${PROGRAMS} binds, a window of ${WINDOW}`, 'accepted / s', 'told / s', 'processor ms each'],
  [
    row('messages alone', accepting),
    row(`receipts alone, ${gathered} of them`, telling),
    row('both at once', together),
  ],
);
printLine(`receipts alone / messages alone: ${(telling.told / accepting.accepted).toFixed(2)}`);
printLine(`receipts / messages, both at once: ${(together.told / together.accepted).toFixed(2)}`);
