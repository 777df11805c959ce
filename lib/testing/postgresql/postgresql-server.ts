/** A PostgreSQL server of a test run's own, in a folder of its own, that ends with the process which started it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { copyPrograms } from './postgresql-package';
import { inServer } from './test-databases';

/** PostgreSQL refuses to run as root. As this one, who owns nothing, it needs no entry in the machine's list of users. */
const NOBODY = 65_534;

/**
 * Starts the server, and ends it and its folder when nobody is left who wants it; so even a run that is killed leaves
 * nothing behind. A folder that is kept has been through a crash, and is started again.
 */
const UNTIL_LEFT = `
  exec 3<&0
  "$1" -D "$2/data" -k "$2/s" -c listen_addresses= $3 >"$2/s/log" 2>&1 3<&- &
  server=$!
  {
    read -r nothing <&3
    kill -INT $server
    while kill -0 $server; do sleep 0.1; done
    [ -e "$2/s/keep" ] || rm -rf "$2"
  } 2>/dev/null &
  wait $server`;

/** What a killed server leaves is there for a moment, until its last process has seen that it is gone. */
const LEFTOVER = /pre-existing shared memory block|lock file .* already exists/;

export type PostgresqlServer = {
  /** Of the database `name` on it. */
  urlOf(name: string): string;
  /** As `kill -9` of the server with all its processes: what it had not written is lost. */
  kill(): Promise<void>;
  /** Once more over the same files; as a standby it takes no writes, until it is promoted. */
  start(as?: 'standby'): Promise<void>;
  /** It ends and its folder with it. */
  stop(): Promise<void>;
};

type Options = {
  /** Whether a commit is on the disk when it is answered. Tests that kill no server do without. */
  readonly durable: boolean;
};

const VOLATILE = '-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off';
const ALWAYS = '-c max_connections=200 -c timezone=UTC';

export async function startPostgresqlServer({ durable }: Options): Promise<PostgresqlServer> {
  const isRoot = process.getuid?.() === 0;
  // A socket's path may have a hundred characters, of which macOS gives half to its folder.
  const folder = mkdtempSync(path.join(tmpdir(), 'chappe-pg-'));
  const programs = copyPrograms(path.join(folder, 'native'));
  const data = path.join(folder, 'data');
  const sockets = path.join(folder, 's');
  mkdirSync(sockets);
  const who = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  if (isRoot) {
    // All of it, so that it can be taken away by whoever the server runs as.
    execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder]);
  }
  const words = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', ...(durable ? [] : ['-N'])];
  execFileSync(path.join(programs, 'initdb'), words, { ...who, stdio: 'pipe', cwd: sockets });

  const urlOf = (name: string) => `postgresql://postgres@localhost/${name}?host=${encodeURIComponent(sockets)}`;
  const spawnServer = () => {
    const settings = durable ? ALWAYS : `${ALWAYS} ${VOLATILE}`;
    const given = ['-c', UNTIL_LEFT, 'sh', path.join(programs, 'postgres'), folder, settings];
    return spawn('sh', given, { ...who, cwd: sockets, stdio: ['pipe', 'ignore', 'ignore'] });
  };
  let shell: ChildProcess | null = null;
  const start = async (as?: 'standby') => {
    if (as === 'standby') writeFileSync(path.join(data, 'standby.signal'), '');
    shell = spawnServer();
    while (!(await answers(urlOf('postgres')))) {
      if (shell.exitCode !== null) {
        const log = readFileSync(path.join(sockets, 'log'), 'utf8');
        if (!LEFTOVER.test(log)) throw new Error(`PostgreSQL does not start: ${log}`);
        shell = spawnServer();
      }
      await setTimeout(10);
    }
  };
  const end = async () => {
    if (shell === null) return;
    const ended = shell.exitCode === null ? once(shell, 'exit') : null;
    shell.stdin?.end();
    await ended;
    shell = null;
  };
  await start();
  return {
    urlOf,
    start,
    kill: async () => {
      writeFileSync(path.join(sockets, 'keep'), '');
      const others = await processesOf(urlOf('postgres'));
      const first = Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
      // Some of the others would answer for a moment before they see that the first is gone. The shell ends, too.
      for (const pid of [first, ...others]) killNow(pid);
      await end();
    },
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

/** Of a server: whoever serves a connection, or works beside these. None of one that lets nobody in. */
async function processesOf(url: string): Promise<readonly number[]> {
  const asked = inServer(url, (client) => client.query<{ pid: number }>('SELECT pid FROM pg_stat_activity'));
  const { rows } = await asked.catch(() => ({ rows: [] }));
  return rows.map(({ pid }) => pid);
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (cause) {
    // It has ended by itself.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
