import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NodeCarrier } from '@/lib/domain/instance/node';
import { testNode } from '@/lib/testing/next-node';
import { createTestGateway, NOW, type TestGateway } from '@/lib/testing/test-gateway';
import { beat, enterBeside, listNodes } from './nodes';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway();
  await gateway.writer.commit((tx) => enterBeside(tx, { ...testNode(77), listens: null }, NOW));
});

afterEach(() => gateway.close());

const told = async () =>
  (await gateway.writer.commit(listNodes)).find(({ id }) => id === 77)?.carriers ?? expect.unreachable('no such node');

test('what a node says of its carriers is read by the others as it said it, times as times', async () => {
  const live: NonNullable<NodeCarrier['live']> = {
    connections: [{ role: 'receiver', state: 'waiting', trouble: 'refused' }],
    troubles: [{ at: NOW, text: 'refused' }],
    ...{ bound: true, lastError: 'throttled', window: { used: 1, size: 10 }, underWay: 4 },
    ...{ lastSubmitAt: NOW, lastReceiptAt: null, peerCertificateEndsAt: NOW },
    lastMinute: { accepted: 3, refused: 0, later: 1, unknown: 0 },
  };
  const carriers = [{ name: 'smpp', isDown: false, downSince: NOW, live }];
  const state = { held: 0, lagMs: 0, aheadMs: 0, carriers };
  await gateway.writer.commit((tx) => beat(tx, 77, state, NOW));
  expect(await told()).toEqual(carriers);
});

test('nodes of earlier versions say less of them', async () => {
  const of = '"isDown":true,"downSince":"2026-11-27T10:00:00.000Z"';
  const carriers = `[{"name":"smpp",${of}},{"name":"other",${of},"live":{"bound":true}}]`;
  await gateway.db.node.update({ where: { id: 77 }, data: { carriers } });
  const common = { isDown: true, downSince: new Date('2026-11-27T10:00:00Z') };
  expect(await told()).toEqual([
    { name: 'smpp', ...common, live: null },
    { name: 'other', ...common, live: { bound: true, connections: [], troubles: [] } },
  ]);
});

test('a node says which process of its machine it is and where it listens; one of an earlier version does not', async () => {
  const node = { id: 78, version: '2', host: 'web-1', pid: 4711, listens: { host: null, port: 3001 } };
  await gateway.writer.commit(async (tx) => {
    await enterBeside(tx, node, NOW);
    await tx.$executeRaw`
      INSERT INTO "Node" (id, "startedAt", "seenAt", version, host) VALUES (79, ${NOW}, ${NOW}, '1', 'web-1')`;
  });
  const found = await gateway.writer.commit(listNodes);
  expect(found.filter(({ host }) => host === 'web-1')).toMatchObject([node, { id: 79, pid: null, listens: null }]);
});
