/** Whatever a program says in the fields of a route, it is answered, or refused as documented, and nothing breaks. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFurnishedPanel, type FurnishedPanel, LOGIN, MESSAGE, SENDER } from '@/lib/testing/furnished-panel';
import { type AskRest, askRest } from '@/lib/testing/test-rest';
import { fieldsOf, type Schema } from '../documents/read-schema';
import { refusalsOf } from '../documents/refusals';
import { FAULTS } from '../table/faults';
import { ROUTES } from './routes';

let panel: FurnishedPanel;
let ask: AskRest;

beforeAll(async () => {
  panel = await createFurnishedPanel();
  ask = askRest(panel);
});

afterAll(() => panel.close());

const word = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e400',
    'null',
    '__proto__',
    SENDER,
    LOGIN,
    String(MESSAGE),
    '2147483648',
    '999999999999999',
    '+33612345678',
    '2026-11-24',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
const said = fc.oneof(
  word,
  fc.constantFrom<unknown>(null, true, false, 0, -1, 0.005, 1e21, Number.MAX_SAFE_INTEGER, [], {}),
  fc.array(word, { maxLength: 5 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Some of the fields, and now and then one that nobody knows. */
const fieldsWith = <Value>(schema: Schema, value: fc.Arbitrary<Value>) => {
  const names = fieldsOf(schema).map(([name]) => name);
  const known = names.length > 0 ? fc.constantFrom(...names) : fc.constant('unknown');
  return fc.dictionary(fc.oneof({ weight: 9, arbitrary: known }, { weight: 1, arbitrary: fc.string() }), value, {
    maxKeys: 8,
    noNullPrototype: true,
  });
};

const CALLED = ROUTES.filter(({ access, isHere }) => access !== 'application' && isHere !== false)
  .filter(({ path }) => !path.startsWith('/auth') && !path.endsWith('.json'))
  .map((route) => ({ ...route, name: `${route.method} ${route.path}`, refusals: refusalsOf(route) }));

test.each(CALLED)('$name', async ({ method, path, input, refusals }) => {
  const page = fc.record({ cursor: fc.option(word), size: fc.integer({ min: 1, max: 10_000 }) });
  const asked = fc.record({ body: fieldsWith(input.body, said), query: fieldsWith(input.query, word), page });
  const place = fc.oneof(
    { weight: 3, arbitrary: word.filter((text) => text !== '') },
    { weight: 1, arbitrary: fc.constant(LOGIN) },
  );
  await fc.assert(
    fc.asyncProperty(asked, fc.array(place, { minLength: 2, maxLength: 2 }), async (given, places) => {
      const named = [panel.account, ...places];
      const address = path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(named.shift() ?? 'x'));
      const outcome = await ask(method, address, given);
      if (!outcome.ok) expect(refusals).toContain(FAULTS[outcome.error.code].status);
    }),
    { numRuns: 40 },
  );
});
