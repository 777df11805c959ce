import { fork } from 'node:child_process';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import type { RunBackup } from './create-backups';
import { giveWay } from './give-way';

/** Where the build puts backup.command.ts: beside the server. */
const COMMAND_FILE = new URL('./backup.js', import.meta.url);

/** What a command says of a fault is a few lines. */
const MOST_CHARACTERS = 4_000;

/**
 * Runs `npm run backup` beside the server, in a process of its own: it takes none of the server's memory or turns, can
 * be ended at any moment, and finishes what it does should the server be killed.
 */
export const runBackup: RunBackup = (folder, madeBy, onCopied) => {
  const why = madeBy === null ? '--daily' : `--by=${madeBy}`;
  const child = fork(COMMAND_FILE, [folder, why], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(0, MOST_CHARACTERS);
  });
  child.once('message', onCopied);
  const done = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new OperatorFault(said.trim() || `The backup’s process ended with ${String(code)}.`));
    });
  });
  if (child.pid !== undefined) giveWay(child.pid);
  return { done, stop: () => void child.kill('SIGKILL') };
};
