import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const FAKE_SMSC = '/usr/lib/kannel/test/fakesmsc';
const PORTS = { admin: 13_100, smsbox: 13_101, sendsms: 13_113, smsc: 13_110 };
const ESME_PORTS = { admin: 13_130, smsbox: 13_131, sendsms: 13_143 };
const POLL_MS = 100;
const LONGEST_START_MS = 10_000;

export type Kannel = {
  readonly url: string;
  /** Resolves when its queue is empty, so that what it still owes does not slow down what is measured next. */
  drained(): Promise<void>;
  stop(): Promise<void>;
};

/** Kannel as Debian has it: bearerbox, smsbox and an SMSC that takes everything. Null when it is not installed. */
export async function startKannel(): Promise<Kannel | null> {
  if (!existsSync(FAKE_SMSC)) return null;
  const boxes = await startBoxes('kannel.conf', PORTS, {});
  boxes.run(
    FAKE_SMSC,
    '-v',
    '4',
    '-H',
    '127.0.0.1',
    '-r',
    String(PORTS.smsc),
    '-i',
    '3600',
    '-m',
    '1000000',
    '1 2 text nop',
  );
  await listening(PORTS.sendsms);
  return {
    url: `http://127.0.0.1:${PORTS.sendsms}`,
    drained: async () => {
      const isEmpty = async () => {
        const status = await fetch(`http://127.0.0.1:${PORTS.admin}/status.txt?password=bench`);
        return (await status.text()).includes('(0 queued)');
      };
      while (!(await isEmpty())) await setTimeout(POLL_MS);
    },
    stop: boxes.stop,
  };
}

const bindBy = (way: string) => `group = smsc
smsc = smpp
smsc-id = BENCH
host = 127.0.0.1
${way}
interface-version = 34
smsc-username = bench
smsc-password = bench
system-type = ""
address-range = ""
enquire-link-interval = 30
max-pending-submits = 10
reconnect-delay = 1
`;

/** Kannel as a client of an SMSC on that port, which may come later. Null when it is not installed. */
export async function startKannelEsme(smscPort: number, isPair: boolean) {
  if (!existsSync('/usr/sbin/bearerbox')) return null;
  const ways = isPair
    ? [`port = ${smscPort}`, `receive-port = ${smscPort}`]
    : [`port = ${smscPort}\ntransceiver-mode = true`];
  const boxes = await startBoxes('kannel-esme.conf', ESME_PORTS, { BINDS: ways.map(bindBy).join('\n') });
  await listening(ESME_PORTS.sendsms);
  return { url: `http://127.0.0.1:${ESME_PORTS.sendsms}`, processId: boxes.processId, stop: boxes.stop };
}

type BoxPorts = { readonly admin: number; readonly smsbox: number };

/** Bearerbox and smsbox, in a folder of their own. */
async function startBoxes(template: string, ports: BoxPorts, values: Readonly<Record<string, string>>) {
  const work = mkdtempSync(path.join(tmpdir(), 'chappe-kannel-'));
  const text = readFileSync(path.join(import.meta.dirname, template), 'utf8');
  const config = path.join(work, template);
  const all = Object.entries({ ...values, WORK: work });
  writeFileSync(
    config,
    all.reduce((filled, [name, value]) => filled.replaceAll(`@${name}@`, value), text),
  );
  const processes: ChildProcess[] = [];
  const run = (command: string, ...args: string[]) => {
    const child = spawn(command, args, { stdio: 'ignore' });
    processes.push(child);
    return child.pid ?? 0;
  };
  const processId = run('bearerbox', '-v', '4', config);
  await Promise.all([ports.admin, ports.smsbox].map(listening));
  run('smsbox', '-v', '4', config);
  return {
    processId,
    run,
    stop: async () => {
      for (const child of processes.toReversed()) await ended(child);
      rmSync(work, { recursive: true, force: true });
    },
  };
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

async function listening(port: number): Promise<void> {
  const isOpen = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
  const until = performance.now() + LONGEST_START_MS;
  while (!(await isOpen())) {
    if (performance.now() > until) throw new Error(`Nothing of Kannel's listens on port ${port}.`);
    await setTimeout(POLL_MS);
  }
}
