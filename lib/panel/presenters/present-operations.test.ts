import { expect, test } from 'vitest';
import type { CarrierHealth, StoredHealth } from '@/lib/domain/instance/health';
import type { StoredNode } from '@/lib/domain/instance/node';
import { testNode } from '@/lib/testing/next-node';
import { testOperations } from '@/lib/testing/test-operations';
import { presentHealth } from './present-operations';

const AT = new Date('2026-11-27T10:00:00Z');
const NONE = { count: 0, isMore: false };

const node = (id: number, changes: Partial<StoredNode> = {}): StoredNode => ({
  ...{
    ...testNode(id),
    startedAt: AT,
    seenAt: AT,
    deadAt: null,
    listens: null,
    held: 0,
    lagMs: 0,
    aheadMs: 0,
    carriers: [],
  },
  ...changes,
});
const stored = (nodes: readonly StoredNode[]): StoredHealth => ({
  ...{
    nodes,
    engine: { name: 'SQLite', version: '' },
    occupancy: null,
    lastMigration: null,
    dueSince: null,
    due: NONE,
    later: NONE,
    undecided: NONE,
  },
  ...{ bulkMessages: NONE, callbacksOwed: NONE, callbacksFailing: NONE, unmatchedReceipts: NONE, alertsOwed: NONE },
});
const here = (name: string): CarrierHealth => ({
  ...{ name, bound: true, lastError: 'slow', downSince: null, connections: [], window: null },
  ...{ lastMinute: { accepted: 0, refused: 0, later: 0, unknown: 0 }, lastSubmitAt: null, lastReceiptAt: null },
  ...{ troubles: [], peerCertificateEndsAt: null, underWay: 0 },
});

test('carriers are told as they are here, and those that run elsewhere as other nodes say', async () => {
  const up = { isDown: false, downSince: null, live: null };
  const nodes = [
    node(1, { host: 'web-1' }),
    node(2, {
      carriers: [
        { name: 'here', ...up },
        { name: 'there', ...up },
        { name: 'down', ...up, downSince: AT },
      ],
    }),
    node(3, { carriers: [{ name: 'gone', ...up }], deadAt: AT }),
  ];
  const ofProcess = { ...(await testOperations().processHealth()), carriers: [here('here')] };
  const told = presentHealth({ ...ofProcess, ...stored(nodes) });
  expect(told.startedAt).toBe(AT.toISOString());
  expect(told.carriers).toEqual([
    { name: 'here', bound: true, lastError: 'slow' },
    { name: 'there', bound: true, lastError: null },
    { name: 'down', bound: false, lastError: null },
  ]);
  expect(told.nodes.map(({ name, isHere, isDead }) => [name, isHere, isDead])).toEqual([
    ['web-1-1', true, false],
    ['-2', false, false],
    ['-3', false, true],
  ]);
});
