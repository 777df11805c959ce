import { expect, test } from 'vitest';
import type { NodeCarrier } from '@/lib/domain/instance/node';
import { createOwnCarriers } from './own-carriers';

const AT = new Date('2026-11-27T10:00:00Z');

const LIVE: NonNullable<NodeCarrier['live']> = {
  ...{ bound: true, lastError: null, window: null, underWay: 3 },
  connections: [{ role: 'transceiver', state: 'bound', trouble: null }],
  troubles: Array.from({ length: 5 }, (_, index) => ({ at: AT, text: `refused ${index}` })),
  ...{ lastSubmitAt: AT, lastReceiptAt: null, peerCertificateEndsAt: null },
  lastMinute: { accepted: 3, refused: 0, later: 0, unknown: 0 },
};
const HEALTH = { ...LIVE, name: 'one', downSince: AT, troubles: [...LIVE.troubles, { at: AT, text: 'an older one' }] };

function create(others: ReturnType<Parameters<typeof createOwnCarriers>[0]['others']>) {
  const down = new Set<string>();
  const own = createOwnCarriers({
    watch: { down: () => down },
    runs: { here: () => ['one', 'two'], health: async () => [HEALTH] },
    others: () => others,
  });
  return { own, down };
}

test('a node alone goes by what it sees of its carriers', () => {
  const { own, down } = create([]);
  down.add('one');
  expect([...own.downOfAll()]).toEqual(['one']);
});

test('what is down here alone is not, what others run is as they say, and since when is asked beside, with its newest troubles', async () => {
  const up = { name: 'one', isDown: false, downSince: null };
  const { own, down } = create([{ carriers: [up, { name: 'three', isDown: true, downSince: AT }] }]);
  for (const name of ['one', 'two']) down.add(name);
  expect([...own.downOfAll()]).toEqual(['two', 'three']);
  expect(own.look()).toEqual([
    { name: 'one', isDown: true, downSince: null, live: null },
    { name: 'two', isDown: true, downSince: null, live: null },
  ]);
  await expect.poll(() => own.look()[0]).toEqual({ name: 'one', isDown: true, downSince: AT, live: LIVE });
});
