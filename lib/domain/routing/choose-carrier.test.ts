import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseCarrier, compileRoutes, waysOf } from './choose-carrier';
import type { Route, RoutedMessage } from './route';
import { kindOfSender, senderMatches } from './sender-matches';
import { tryNumber } from './try-number';

const NAMES = ['a', 'b', 'c', 'd'];

const takers = fc.shuffledSubarray(NAMES, { minLength: 1 });
const routeWithoutId = fc.record({
  accountId: fc.constantFrom(null, 1, 2),
  prefix: fc.constantFrom('', '3', '33', '336', '44'),
  senderKind: fc.constantFrom('any' as const, 'name' as const, 'number' as const, 'pattern' as const),
  senderPattern: fc.constantFrom('My*', '*Shop'),
  carrier: fc.constantFrom(...NAMES),
  rank: fc.nat(2),
  weight: fc.integer({ min: 1, max: 5 }),
  isEnabled: fc.boolean(),
});
const routes = fc
  .array(routeWithoutId, { maxLength: 12 })
  .map((all): Route[] => all.map((route, index) => ({ ...route, id: index + 1 })));
const message = fc.record({
  id: fc.integer({ min: 1, max: 2 ** 50 }),
  accountId: fc.constantFrom(1, 2, 3),
  sender: fc.constantFrom('MyShop', '+33611111111', 'Other'),
  recipient: fc.constantFrom('33612345678', '33712345678', '4412345678', '15551234567'),
});
const names = fc.subarray(NAMES);

/** As the rule is told, without an index. */
function naiveMatches(
  all: readonly Route[],
  carriers: readonly string[],
  { accountId, sender, recipient }: RoutedMessage,
): Route[] {
  return all.filter(
    (route) =>
      route.isEnabled &&
      carriers.includes(route.carrier) &&
      recipient.startsWith(route.prefix) &&
      (route.accountId ?? accountId) === accountId &&
      senderMatches(route, sender),
  );
}

test('the carrier that is chosen has a route of the longest prefix that matches, and there of the smallest rank', () => {
  fc.assert(
    fc.property(routes, takers, message, (all, carriers, one) => {
      const matching = naiveMatches(all, carriers, one);
      const chosen = chooseCarrier(compileRoutes(all, carriers), one, { down: new Set(), tried: [] });
      if (matching.length === 0) {
        expect(chosen).toBe(carriers[0]);
        return;
      }
      const longest = Math.max(...matching.map(({ prefix }) => prefix.length));
      const ofPrefix = matching.filter(({ prefix }) => prefix.length === longest);
      const smallest = Math.min(...ofPrefix.map(({ rank }) => rank));
      expect(ofPrefix.filter(({ rank }) => rank === smallest).map(({ carrier }) => carrier)).toContain(chosen);
    }),
  );
});

test('a message goes to each carrier of its matching routes once and nowhere else, whatever their order, in a stable order', () => {
  fc.assert(
    fc.property(routes, takers, message, fc.nat(), (all, carriers, one, turn) => {
      const ways = waysOf(compileRoutes(all, carriers), one).map(({ carrier }) => carrier);
      const matching = naiveMatches(all, carriers, one);
      const expected = matching.length > 0 ? matching.map(({ carrier }) => carrier) : carriers;
      expect(ways.toSorted()).toEqual([...new Set(expected)].toSorted());
      if (matching.length === 0) expect(ways).toEqual(carriers);
      const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))];
      expect(waysOf(compileRoutes(turned, carriers), one).map(({ carrier }) => carrier)).toEqual(ways);
    }),
  );
});

test('what was tried is never chosen again, and one that is down only where no other is left', () => {
  fc.assert(
    fc.property(routes, takers, message, names, names, (all, carriers, one, down, tried) => {
      const table = compileRoutes(all, carriers);
      const ways = waysOf(table, one).map(({ carrier }) => carrier);
      const left = ways.filter((carrier) => !tried.includes(carrier));
      const up = left.filter((carrier) => !down.includes(carrier));
      expect(chooseCarrier(table, one, { down: new Set(down), tried })).toBe(up[0] ?? left[0] ?? null);
    }),
  );
});

test('what is tried out beforehand is what happens: the stages hold the ways in their order, and shares add up to one', () => {
  fc.assert(
    fc.property(routes, takers, message, (all, carriers, one) => {
      const table = compileRoutes(all, carriers);
      const ways = waysOf(table, one).map(({ carrier }) => carrier);
      for (const stage of tryNumber(table, one)) {
        const first = ways.splice(0, stage.length);
        expect(stage.map(({ carrier }) => carrier).toSorted()).toEqual(first.toSorted());
        expect(stage.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
      }
      expect(ways).toEqual([]);
    }),
  );
});

test('the carrier that takes everything is one that stands alone, and then every message is its own', () => {
  fc.assert(
    fc.property(routes, takers, message, (all, carriers, one) => {
      const table = compileRoutes(all, carriers);
      expect(table.sole !== null).toBe(carriers.length === 1);
      if (table.sole !== null) expect(chooseCarrier(table, one, { down: new Set(), tried: [] })).toBe(table.sole);
    }),
  );
  expect(compileRoutes([], []).sole).toBeNull();
});

describe('weights', () => {
  const route = (id: number, carrier: string, weight: number): Route => ({
    ...{
      id,
      carrier,
      weight,
      accountId: null,
      prefix: '',
      senderKind: 'any',
      senderPattern: '',
      rank: 0,
      isEnabled: true,
    },
  });
  const CARRIERS = ['a', 'b', 'c'];
  const MANY = 20_000;
  const chosenOf = (all: readonly Route[]) => {
    const table = compileRoutes(all, CARRIERS);
    const of = (id: number) =>
      chooseCarrier(table, { id, accountId: 1, sender: 'X', recipient: '33612345678' }, { down: new Set(), tried: [] });
    return Array.from({ length: MANY }, (_, index) => of(1_000_000 + index));
  };

  test.each([
    [1, 1],
    [1, 9],
    [3, 1_000],
  ])('of messages that follow each other, %i and %i routes get their share', (one, other) => {
    const chosen = chosenOf([route(1, 'a', one), route(2, 'b', other)]);
    const share = chosen.filter((carrier) => carrier === 'a').length / MANY;
    const expected = one / (one + other);
    // Five times the deviation that a draw has.
    expect(Math.abs(share - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / MANY));
  });

  test('a route that is added takes from the others what is its share, and moves nothing between them', () => {
    const before = chosenOf([route(1, 'a', 2), route(2, 'b', 3)]);
    const after = chosenOf([route(1, 'a', 2), route(2, 'b', 3), route(3, 'c', 5)]);
    expect(after.every((carrier, index) => carrier === 'c' || carrier === before[index])).toBe(true);
    expect(Math.abs(after.filter((carrier) => carrier === 'c').length / MANY - 0.5)).toBeLessThan(0.02);
  });
});

test.each([
  ['MyShop', 'name'],
  ['38069', 'short_number'],
  ['+33601020304', 'number'],
  ['33601020304', 'number'],
  ['Shop 24', 'name'],
])('%s is a %s', (sender, kind) => {
  expect(kindOfSender(sender)).toBe(kind);
});

test('a pattern fits as a regular expression of it does, in any mixture of capitals', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 8 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '.'), maxLength: 10 });
  fc.assert(
    fc.property(piece, text, (senderPattern, sender) => {
      const parts = senderPattern.split('*').map((part) => part.replaceAll('.', '\\.'));
      const expected = new RegExp(`^${parts.join('.*')}$`, 'i').test(sender);
      expect(senderMatches({ senderKind: 'pattern', senderPattern }, sender)).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});
