import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** One of the programs beside this file, in a process of its own; `line` resolves with its next line. */
export function startProcess(file: string, ...args: readonly (string | number)[]) {
  const script = path.join(import.meta.dirname, file);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    processId: child.pid ?? 0,
    line: async (): Promise<string> => {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`${file} ended.`);
      return value;
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}
