import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Another process that takes SQLite's write lock, holds it for a while and lets it go by itself. */
export async function holdWriteLock(file: string, milliseconds: number): Promise<{ released(): Promise<unknown> }> {
  const script = `
    const database = new (require('better-sqlite3'))(process.argv[1]);
    database.exec('BEGIN IMMEDIATE');
    console.log('locked');
    setTimeout(() => { database.exec('COMMIT'); }, Number(process.argv[2]));`;
  const child = spawn(process.execPath, ['-e', script, file, String(milliseconds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  return { released: () => ended };
}
