import { expect, test } from 'vitest';
import { createOwnCarriers } from './own-carriers';

const AT = new Date('2026-11-27T10:00:00Z');

function create(others: readonly { readonly carriers: ReturnType<ReturnType<typeof createOwnCarriers>['look']> }[]) {
  const down = new Set<string>();
  const own = createOwnCarriers({
    watch: { down: () => down },
    runs: { here: () => ['one', 'two'], health: async () => [{ name: 'one', downSince: AT }] },
    others: () => others,
  });
  return { own, down };
}

test('a node alone goes by what it sees of its carriers', () => {
  const { own, down } = create([]);
  down.add('one');
  expect([...own.downOfAll()]).toEqual(['one']);
});

test('what is down here alone is not, what others run is as they say, and since when is asked beside', async () => {
  const up = { name: 'one', isDown: false, downSince: null };
  const { own, down } = create([{ carriers: [up, { name: 'three', isDown: true, downSince: AT }] }]);
  for (const name of ['one', 'two']) down.add(name);
  expect([...own.downOfAll()]).toEqual(['two', 'three']);
  expect(own.look()).toEqual([
    { name: 'one', isDown: true, downSince: null },
    { name: 'two', isDown: true, downSince: null },
  ]);
  await expect.poll(() => own.look()[0]?.downSince).toEqual(AT);
});
