import { expect, test } from 'vitest';
import type { NodeCarrier } from './node';
import { runsOfAll } from './runs-of-all';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 10, minute));
const LIVE: NonNullable<NodeCarrier['live']> = {
  connections: [{ role: 'transceiver', state: 'bound', trouble: null }],
  troubles: [{ at: at(0), text: 'refused' }],
  ...{ bound: true, lastError: null, window: { used: 1, size: 10 }, underWay: 2 },
  ...{ lastSubmitAt: at(1), lastReceiptAt: null, peerCertificateEndsAt: null },
  lastMinute: { accepted: 3, refused: 0, later: 0, unknown: 1 },
};
const here = (name: string) => ({ ...LIVE, name, downSince: null });
const told = (name: string) => ({ name, isDown: false, downSince: null, live: LIVE });

test('one that another node runs alone is seen as that one said, and where', () => {
  const seen = runsOfAll([here('http')], [{ node: 'b-2', carriers: [told('smpp')] }]);
  expect(seen.map(({ name, elsewhere, bound, underWay }) => [name, elsewhere, bound, underWay])).toEqual([
    ['http', null, true, 2],
    ['smpp', 'b-2', true, 2],
  ]);
  expect(seen[1]).toMatchObject({ connections: LIVE.connections, troubles: LIVE.troubles });
});

test('of one that several run, what each says is put together, and one of them that takes messages is enough', () => {
  const unbound = { ...here('http'), bound: false, lastError: 'refused', downSince: at(2), lastSubmitAt: at(5) };
  const [seen] = runsOfAll([unbound], [{ node: 'b-2', carriers: [told('http')] }]);
  expect(seen).toMatchObject({
    ...{ elsewhere: null, bound: true, lastError: null, downSince: null, underWay: 4 },
    ...{ window: { used: 2, size: 20 }, lastSubmitAt: at(5), lastReceiptAt: null },
    lastMinute: { accepted: 6, unknown: 2 },
  });
});

test('one of which a node has said nothing yet is there all the same', () => {
  const quiet = { name: 'smpp', isDown: true, downSince: at(1), live: null };
  expect(runsOfAll([], [{ node: 'b-2', carriers: [quiet] }])).toMatchObject([
    { name: 'smpp', elsewhere: 'b-2', bound: false, downSince: at(1), underWay: 0, connections: [], troubles: [] },
  ]);
});
