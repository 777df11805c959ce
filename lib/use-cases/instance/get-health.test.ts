import { afterEach, beforeEach, expect, test } from 'vitest';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { testNode } from '@/lib/testing/next-node';
import { testOperations } from '@/lib/testing/test-operations';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { getHealth } from './get-health';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

test('of the node that is asked it tells how it is now, of the others what they said last', async () => {
  const owner = await addInstanceOwner(panel);
  const { now } = panel.dependencies;
  const before = new Date(now.getTime() - 4_000);
  const said = { startedAt: before, seenAt: before, held: 3, lagMs: 8, aheadMs: -20 };
  const carriers = [{ name: 'one', isDown: true, downSince: before }];
  await panel.db.node.createMany({
    data: [
      { ...testNode(1), ...said },
      { ...testNode(2), ...said, deadAt: now, version: '2.0', host: 'web-2', carriers: JSON.stringify(carriers) },
    ],
  });
  const { processHealth, ...operations } = testOperations();
  const asked = {
    ...{ ...panel.dependencies, ...operations },
    processHealth: async () => ({ ...(await processHealth()), node: { id: 1, held: 5 } }),
  };
  expect(await getHealth(asked, owner, undefined)).toMatchObject({
    ok: true,
    value: {
      nodes: [
        { id: 1, startedAt: before, seenAt: now, deadAt: null, held: 5 },
        { ...said, id: 2, deadAt: now, version: '2.0', host: 'web-2', carriers },
      ],
    },
  });
});
