import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Another process that takes SQLite's write lock and holds it until it is told to let it go. */
export async function holdWriteLock(file: string): Promise<{ release(): Promise<void> }> {
  const script = `
    const database = new (require('better-sqlite3'))(process.argv[1]);
    database.exec('BEGIN IMMEDIATE');
    console.log('locked');
    process.stdin.resume().once('end', () => database.exec('COMMIT'));`;
  const child = spawn(process.execPath, ['-e', script, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  return {
    release: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
