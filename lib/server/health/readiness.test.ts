import { statSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { proveRoom } from '@/lib/db/connections/prove-room';
import { createCallbackCaller } from '@/lib/engine/callbacks/calls/callback-caller';
import { createEngine, type Engine } from '@/lib/engine/engine';
import { createLogger } from '@/lib/platform/log/logger';
import { carriersHere } from '@/lib/testing/carriers-here';
import { limitPages } from '@/lib/testing/limit-pages';
import { holdWriteLock } from '@/lib/testing/lock-holder';
import { testNode } from '@/lib/testing/next-node';
import { createTestDatabase, NODE_ID, type TestDatabase } from '@/lib/testing/test-database';
import { createMetrics } from '../metrics/metrics';
import { createReadiness } from './readiness';

const log = createLogger('silent');
let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const read = () => database.db.$queryRaw`SELECT 1`;
const readinessOf = (engine: Pick<Engine, 'prove'>) =>
  createReadiness({ engine, read, databaseFile: database.file, log });

test('a lock that another program holds is told after a second, and its end soon after', async () => {
  const settings = {
    node: testNode(1),
    databaseUrl: database.url,
    carriers: { simulated: { speed: 1 }, publicUrl: '' },
  };
  const listener = { ...createMetrics('web-1'), publish: () => undefined };
  const engine = createEngine(
    settings,
    createCallbackCaller({ allowedRanges: [], secretsOf: () => null }),
    carriersHere(settings.carriers),
    listener,
    log,
  );
  const readiness = readinessOf(engine);
  expect(await readiness()).toBeNull();
  expect(await database.db.sequence.count()).toBe(0);
  const lock = await holdWriteLock(database.file);
  await expect.poll(readiness).toBe('another program holds the write lock');
  await lock.release();
  await expect.poll(readiness).toBeNull();
  await engine.stop();
});

test('a full disk is told, and room again', async () => {
  const readiness = readinessOf({ prove: () => proveRoom(database.writer, NODE_ID) });
  const [{ page_count: pages = 0n } = {}] =
    await database.db.$queryRawUnsafe<{ page_count: bigint }[]>('PRAGMA page_count');
  await limitPages(database.writer, Number(pages));
  expect(await readiness()).toBe('the disk is full');
  await limitPages(database.writer, 1_000_000);
  await expect.poll(readiness).toBeNull();
});

test('a trial writes more to the disk than a message, and leaves nothing', async () => {
  const size = () => statSync(`${database.file}-wal`).size;
  const before = size();
  await proveRoom(database.writer, NODE_ID);
  expect(size() - before).toBeGreaterThan(2 * 24_000);
  expect(await database.db.sequence.count()).toBe(0);
});

test('a thread that does not answer is not waited for', async () => {
  const readiness = readinessOf({ prove: () => new Promise(() => undefined) });
  expect(await readiness()).toBe('a thread does not answer');
});

test('however many ask, it is found out once a second', async () => {
  const prove = vi.fn(() => Promise.resolve());
  const readiness = readinessOf({ prove });
  expect(await Promise.all(Array.from({ length: 50 }, readiness))).toEqual(Array.from({ length: 50 }, () => null));
  expect(prove).toHaveBeenCalledTimes(1);
});

test('a read may take its time, but not for ever', async () => {
  const clock = vi.spyOn(performance, 'now');
  const readiness = createReadiness({
    engine: { prove: () => Promise.resolve() },
    read: () => new Promise(() => undefined),
    databaseFile: database.file,
    log,
  });
  const at = async (milliseconds: number) => {
    clock.mockReturnValue(milliseconds);
    return readiness();
  };
  expect([await at(0), await at(9_000), await at(11_000)]).toEqual([null, null, 'a thread does not answer']);
  clock.mockRestore();
});
