/** What a node remembers is read again when another says so, and now and then though nobody does. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HeardEvent } from '@/lib/domain/events';
import { createLogger } from '@/lib/platform/log/logger';
import { createEventBus } from '@/lib/server/runtime/event-bus';
import { joinNodes, type Nodes } from '@/lib/server/runtime/join-nodes';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';

let database: TestDatabase;
const joined: Nodes[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  vi.useRealTimers();
  for (const nodes of joined.splice(0)) await nodes.close();
  await database.close();
});

function join(nodeId: number) {
  const heard: HeardEvent[] = [];
  const bus = createEventBus();
  bus.subscribe((event) => void heard.push(event));
  const parts = { databaseUrl: database.url, nodeId, bus, pollMs: 2_000, liveNodes: () => 2 };
  const nodes = joinNodes({ ...parts, log: createLogger('silent') });
  joined.push(nodes);
  const readAgain = {
    rates: vi.fn(),
    'api-keys': vi.fn(),
    'carrier-questions': vi.fn(),
    'smpp-sessions': vi.fn(),
    accounts: vi.fn(),
  };
  return { nodes, heard, readAgain, counts: () => Object.values(readAgain).map(({ mock }) => mock.calls.length) };
}

/** As soon as it listens. */
async function listening(one: ReturnType<typeof join>): Promise<void> {
  await expect.poll(() => one.heard.length).toBeGreaterThan(0);
  one.heard.length = 0;
}

test('what was read before this node listened is read again at once, and afterwards when another has changed it', async () => {
  const [one, other] = [join(1), join(2)];
  for (const node of [one, other]) await listening(node);
  other.nodes.remember(other.readAgain);
  expect(other.counts()).toEqual([1, 1, 1, 1, 1]);
  one.nodes.changed('rates');
  await expect.poll(other.counts).toEqual([2, 1, 1, 1, 1]);
  one.nodes.publish({ type: 'audit', accountId: 5 });
  await expect.poll(() => other.heard).toEqual([{ type: 'audit', accountId: 5 }]);
  expect(one.heard).toEqual([{ type: 'audit', accountId: 5 }]);
  expect(other.counts()).toEqual([2, 1, 1, 1, 1]);
});

test('nothing is remembered for longer than half a minute, and no panel is told of that', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  const one = join(1);
  await listening(one);
  one.nodes.remember(one.readAgain);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(one.counts()).toEqual([2, 2, 2, 2, 2]);
  expect(one.heard).toEqual([]);
});
