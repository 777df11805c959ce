/** What the built server does, and says, when it cannot start as it was told to. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { addCarrier, smppCarrier } from './fixtures/carriers';
import { readiness, startChappe } from './fixtures/chappe-server';
import { freePort } from './fixtures/free-port';
import { runBuilt } from './fixtures/run-built';
import { expect, test } from './fixtures/test';

let folder: string;
let data: string;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-start-'));
  data = path.join(folder, 'data');
});

test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const databaseOf = (directory: string) => new Sqlite(path.join(directory, 'chappe.db'));

/** Expects the server to end with 1 and one sentence, with no stack nor trace beside it. */
function expectRefusal(sentence: RegExp, env: Readonly<Record<string, string>>, diskIsFull = false): void {
  const { code, output, errors } = runBuilt('server', {
    env: { DATA_DIR: data, LOG_LEVEL: 'error', ...env },
    diskIsFull,
  });
  expect(errors).toMatch(sentence);
  expect(errors.trimEnd().split('\n'), errors).toHaveLength(1);
  expect(errors).toMatch(/^Chappe could not start\. /);
  expect(output).not.toMatch(/^ +at /m);
  expect(code).toBe(1);
}

async function occupyPort() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return { port: String(port), free: () => new Promise((resolve) => server.close(resolve)) };
}

test('a second start on the same folder says who serves it, and the first goes on', async () => {
  const first = await startChappe({ dataDirectory: data });
  expectRefusal(
    new RegExp(`Chappe runs on \\S+chappe\\.db already: process ${first.processId} on \\S+, since 2\\S+Z\\.`),
    {},
  );
  await expect.poll(() => readiness(first)).toBe('ok\n');
  // Nor is a backup put in its place, while one is made beside it.
  const copy = path.join(folder, 'copy');
  expect(runBuilt('backup', { env: { DATA_DIR: data }, args: [copy] })).toMatchObject({ code: 0 });
  expect(runBuilt('verify-ledger', { env: { DATA_DIR: data } })).toMatchObject({ code: 0 });
  const { code, errors } = runBuilt('restore', { env: { DATA_DIR: data }, args: [copy] });
  expect([code, errors]).toEqual([1, expect.stringMatching(/^Chappe runs on \S+ already: process \d+ on .*\.\n$/)]);
  // Its end by any means makes room.
  await first.signal('SIGKILL');
  const second = await startChappe({ dataDirectory: data });
  await second.stop();
});

test('a port that is in use, and one for metrics, is told before any message is touched', async () => {
  const { port, free } = await occupyPort();
  await (await startChappe({ dataDirectory: data })).stop();
  const database = databaseOf(data);
  database.pragma('foreign_keys = OFF');
  database.exec('INSERT INTO Dispatch (messageId, dueAt, leasedBy) VALUES (1, 1, 7)');
  expectRefusal(new RegExp(`PORT ${port}: it is in use by another program\\.`), { PORT: port });
  expectRefusal(new RegExp(`METRICS_PORT ${port} on 127\\.0\\.0\\.1: it is in use by another program\\.`), {
    METRICS_PORT: port,
    HOST: '127.0.0.1',
  });
  expect(database.prepare('SELECT leasedBy, attempts FROM Dispatch').get()).toEqual({
    leasedBy: 7,
    attempts: 0,
  });
  database.close();
  await free();
});

test('whoever asks whether a first start is ready is told so when there is an account to sign in to', async () => {
  const port = await freePort();
  const starting = startChappe({ dataDirectory: data, env: { PORT: String(port) } });
  const told = () => readiness({ url: `http://127.0.0.1:${port}` }).catch(() => 'not listening');
  await expect.poll(told, { intervals: [5] }).toBe('ok\n');
  const database = databaseOf(data);
  expect(database.prepare('SELECT count(*) FROM Membership').pluck().get()).toBe(1);
  database.close();
  await (await starting).stop();
});

test('a first start that fails loses no password: the next one shows it', async () => {
  const { port, free } = await occupyPort();
  expectRefusal(/PORT/, { PORT: port });
  await free();
  const chappe = await startChappe({ dataDirectory: data, env: { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' } });
  await expect.poll(() => chappe.output()).toMatch(/password {2}\S{12,}/);
  await chappe.stop();
});

test('whoever reads the database keeps it from nothing', async () => {
  await (await startChappe({ dataDirectory: data })).stop();
  const reader = databaseOf(data);
  reader.exec('BEGIN');
  expect(reader.prepare('SELECT count(*) FROM Message').pluck().get()).toBe(0);
  const chappe = await startChappe({ dataDirectory: data });
  await expect.poll(() => readiness(chappe)).toBe('ok\n');
  await chappe.stop();
  reader.close();
});

test('killed at any moment of its first start, it starts again', async () => {
  for (const afterMs of [150, 300, 450, 600, 750, 900]) {
    const child = spawn(process.execPath, ['dist/server.js'], {
      env: { ...process.env, NODE_ENV: 'production', PORT: '0', DATA_DIR: data },
      stdio: 'ignore',
    });
    setTimeout(() => child.kill('SIGKILL'), afterMs);
    await once(child, 'exit');
  }
  const chappe = await startChappe({ dataDirectory: data });
  await expect.poll(() => readiness(chappe)).toBe('ok\n');
  await chappe.stop();
});

test('on a disk that is full at the first start nothing is left behind that the next start stumbles over', async () => {
  expectRefusal(
    /chappe\.db\.lock: the disk does not read or write as it should: it may be full or failing\./,
    {},
    true,
  );
  // As far as the secrets: the lock is there from an earlier start.
  await (await startChappe({ dataDirectory: data })).stop();
  for (const file of readdirSync(data)) if (!file.endsWith('.lock')) rmSync(path.join(data, file), { recursive: true });
  expectRefusal(/: (the disk|the file) [^.]*\./, {}, true);
  expect(existsSync(path.join(data, 'secrets.json'))).toBe(false);
  const chappe = await startChappe({ dataDirectory: data });
  await chappe.stop();
});

test('the data folder and what is in it are for their owner alone, also after a restore', async () => {
  const chappe = await startChappe({ dataDirectory: data });
  const modes = () =>
    ['', ...readdirSync(data)].map((name) => [name, (statSync(path.join(data, name)).mode & 0o077).toString(8)]);
  expect(modes().length).toBeGreaterThan(4);
  expect(modes().filter(([, mode]) => mode !== '0')).toEqual([]);
  runBuilt('backup', { env: { DATA_DIR: data } });
  await chappe.stop();
  const [stamp = ''] = readdirSync(path.join(data, 'backups'));
  const backup = path.join(data, 'backups', stamp);
  expect(runBuilt('restore', { env: { DATA_DIR: data }, args: [backup] }).output).toContain('is in place');
  expect(modes().filter(([, mode]) => mode !== '0')).toEqual([]);
  expect(readdirSync(data).filter((name) => name.startsWith('secrets.json.before-restore'))).toHaveLength(1);
});

test('every wrong setting is told at once, each in its sentence', () => {
  const wrong = {
    PUBLIC_URL: 'sms.example',
    DATABASE_URL: 'mysql://db/chappe',
    NEXTAUTH_SECRET: 'short',
  };
  const { code, output, errors } = runBuilt('server', { env: { DATA_DIR: data, ...wrong } });
  expect(errors.trimEnd().split('\n')).toEqual([
    'Chappe could not start. The environment is not usable:',
    expect.stringMatching(/^ {2}PUBLIC_URL: must begin with http:\/\/ or https:\/\/ .*\.$/),
    expect.stringMatching(/^ {2}DATABASE_URL: must be file: and a path, .* or postgresql:\/\/USER/),
    expect.stringMatching(/^ {2}NEXTAUTH_SECRET: must have at least 32 characters\.$/),
  ]);
  expect([code, output, existsSync(data)]).toEqual([1, '', false]);
});

test('a carrier that is still in the environment is told, once commands can take it over', async () => {
  const data = path.join(folder, 'former');
  const env = { DATA_DIR: data, UPSTREAM_URL: 'https://a.example', UPSTREAM_PASSWORD: 'not to be printed' };
  const { code, output, errors } = runBuilt('server', { env });
  expect(errors).toMatch(/^Chappe could not start\. UPSTREAM_PASSWORD, UPSTREAM_URL: .*npm run carrier:add/);
  expect([code, output, errors.includes('not to be printed')]).toEqual([1, '', false]);
  expect(await addCarrier(data, smppCarrier(9))).toContain('smsc is added');
});

test.describe('told in one sentence:', () => {
  test('a certificate that is missing', () => {
    const missing = path.join(folder, 'cert.pem');
    expectRefusal(/TLS_CERT \S+cert\.pem: it does not exist\./, { TLS_CERT: missing, TLS_KEY: missing });
  });

  test('a data folder that is a file', () => {
    writeFileSync(data, '');
    expectRefusal(/data: (something else is there already|a file is where a folder should be)\./, {});
  });

  // Each system has its own word for it; macOS makes neither of the two.
  const nowhere = /(it does not exist|it cannot be opened|the disk is read-only|this user has no right to it)\.$/m;

  for (const unwritable of ['/proc/chappe', '/sys', '/sys/chappe']) {
    test(`a data folder where nobody writes: ${unwritable}`, () => {
      expectRefusal(nowhere, { DATA_DIR: unwritable });
    });
  }

  test('a backup that is to lie where nobody writes', async () => {
    await (await startChappe({ dataDirectory: data })).stop();
    const { code, errors } = runBuilt('backup', { env: { DATA_DIR: data }, args: ['/proc/chappe/copy'] });
    expect([code, errors]).toEqual([1, expect.stringMatching(nowhere)]);
    expect(errors.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a database that cannot be written to', async () => {
    await (await startChappe({ dataDirectory: data })).stop();
    const database = databaseOf(data);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    // The version of SQLite's format that it is written in: one that is newer than SQLite can only be read.
    const file = openSync(path.join(data, 'chappe.db'), 'r+');
    writeSync(file, Uint8Array.of(3), 0, 1, 18);
    closeSync(file);
    expectRefusal(/The database: it cannot be written to\./, {});
  });

  test('a database file that is none', () => {
    mkdirSync(data);
    writeFileSync(path.join(data, 'chappe.db'), 'a letter, long enough to be looked at as a database');
    expectRefusal(/chappe\.db: it is not a SQLite database, or it is damaged\./, {});
  });

  test('secrets of zero bytes, as a full disk once left them', () => {
    mkdirSync(data);
    writeFileSync(path.join(data, 'secrets.json'), '');
    expectRefusal(/secrets\.json is empty or damaged: put it back from a backup\./, {});
    expect(readFileSync(path.join(data, 'secrets.json'), 'utf8')).toBe('');
  });

  test('a database of a newer version, which is not served', async () => {
    await (await startChappe({ dataDirectory: data })).stop();
    const database = databaseOf(data);
    database.exec(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
      VALUES ('x', 'y', '20991231000000_from_the_future', 1)`);
    database.close();
    expectRefusal(/was written by a newer Chappe, which has the migration 20991231000000_from_the_future: /, {});
  });

  for (const [name, args] of [
    ['backup', []],
    ['verify-ledger', []],
    ['reset-sign-in', ['a@example.com']],
    ['restore', ['nowhere']],
  ] as const) {
    test(`${name} where there is no database`, () => {
      const { code, errors } = runBuilt(name, { env: { DATA_DIR: data }, args });
      expect([code, errors]).toEqual([1, expect.stringMatching(/^[^\n]+\.\n$/)]);
    });
  }
});
