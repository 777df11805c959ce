import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** An SMSC in a process of its own, and the environment with which a server sends through it. */
export async function startSmsc() {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'smsc.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port]: unknown[] = await once(child.stdout, 'data');
  return {
    env: {
      SMPP_HOST: '127.0.0.1',
      SMPP_PORT: String(port).trim(),
      SMPP_SYSTEM_ID: 'bench',
      SMPP_PASSWORD: 'bench',
      SMPP_WINDOW: '100',
      SMPP_RATE_PER_SECOND: '10000',
    },
    stop: () => child.kill(),
  };
}
