import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** An SMSC in a process of its own, and the carrier by which a server sends through it. */
export async function startSmsc() {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'smsc.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port]: unknown[] = await once(child.stdout, 'data');
  return {
    carrier: {
      name: 'bench',
      kind: 'smpp',
      settings: {
        host: '127.0.0.1',
        port: Number(String(port).trim()),
        systemId: 'bench',
        window: 100,
        perSecond: 10_000,
      },
      secrets: { password: 'bench' },
    },
    stop: () => child.kill(),
  };
}
