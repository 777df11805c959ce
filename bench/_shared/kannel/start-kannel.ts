import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const FAKE_SMSC = '/usr/lib/kannel/test/fakesmsc';
const PORTS = { admin: 13_100, smsbox: 13_101, sendsms: 13_113, smsc: 13_110 };
const POLL_MS = 100;

export type Kannel = {
  readonly url: string;
  /** Resolves when its queue is empty, so that what it still owes does not slow down what is measured next. */
  drained(): Promise<void>;
  stop(): Promise<void>;
};

/** Kannel as Debian has it: bearerbox, smsbox and an SMSC that takes everything. Null when it is not installed. */
export async function startKannel(): Promise<Kannel | null> {
  if (!existsSync(FAKE_SMSC)) return null;
  const work = mkdtempSync(path.join(tmpdir(), 'chappe-kannel-'));
  const template = readFileSync(path.join(import.meta.dirname, 'kannel.conf'), 'utf8');
  const config = path.join(work, 'kannel.conf');
  writeFileSync(config, template.replaceAll('@WORK@', work));
  const processes: ChildProcess[] = [];
  const run = (command: string, ...args: string[]) => {
    processes.push(spawn(command, args, { stdio: 'ignore' }));
  };
  run('bearerbox', '-v', '4', config);
  await Promise.all([PORTS.admin, PORTS.smsbox].map(listening));
  run('smsbox', '-v', '4', config);
  run(FAKE_SMSC, '-v', '4', '-H', '127.0.0.1', '-r', String(PORTS.smsc), '-i', '3600', '-m', '1000000', '1 2 text nop');
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
  while (!(await isOpen())) await setTimeout(POLL_MS);
}
