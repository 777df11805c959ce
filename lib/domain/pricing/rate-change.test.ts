import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPrices } from './price-list';
import { planImport, type WantedRate } from './rate-change';

const NOW = new Date(100);
const at = (time: number) => new Date(time);

test('an import says what is new, what changes and what is so already', () => {
  const stored = [
    { prefix: '', credits: 100, validFrom: at(0) },
    { prefix: '33', credits: 80, validFrom: at(0) },
    { prefix: '33', credits: 90, validFrom: at(200) },
    { prefix: '49', credits: 90, validFrom: at(0) },
  ];
  const wanted: WantedRate[] = [
    { prefix: '', credits: 100, validFrom: null },
    { prefix: '33', credits: 90, validFrom: at(200) },
    { prefix: '33', credits: 70, validFrom: at(300) },
    { prefix: '44', credits: 70, validFrom: null },
    { prefix: '44', credits: 70, validFrom: at(500) },
  ];
  expect(planImport(stored, wanted, NOW)).toEqual({
    added: 1,
    changed: 1,
    unchanged: 3,
    rates: [
      { prefix: '44', credits: 70, validFrom: NOW, before: null },
      { prefix: '33', credits: 70, validFrom: at(300), before: 90 },
    ],
    left: 1,
  });
});

test('what was exported can be imported: nothing changes', () => {
  const prefix = fc.constantFrom('', '1', '33', '336');
  const rate = fc.record({ prefix, credits: fc.integer({ min: 1, max: 3 }), time: fc.integer({ min: 0, max: 300 }) });
  fc.assert(
    fc.property(fc.array(rate, { maxLength: 12 }), (all) => {
      const stored = all.map(({ time, ...rest }) => ({ ...rest, validFrom: at(time) }));
      const known = [
        ...new Map(stored.map((one) => [`${one.prefix} ${String(one.validFrom.getTime())}`, one])).values(),
      ];
      const shown = known.filter(
        ({ prefix: of, validFrom }) =>
          !known.some((other) => other.prefix === of && other.validFrom > validFrom && other.validFrom <= NOW),
      );
      expect(planImport(known, shown, NOW)).toMatchObject({ added: 0, changed: 0, rates: [] });
    }),
  );
});

test('after an import each prefix costs what its line says, from its moment on', () => {
  const prefix = fc.constantFrom('1', '33', '44', '49');
  const credits = fc.integer({ min: 1, max: 5 });
  const time = fc.constantFrom(0, 50, 150, 250);
  const rates = fc.uniqueArray(fc.record({ prefix, credits, validFrom: time.map(at) }), {
    selector: ({ prefix: of, validFrom }) => `${of} ${String(validFrom.getTime())}`,
  });
  fc.assert(
    fc.property(rates, rates, (stored, lines) => {
      const wanted = lines.filter(({ validFrom }) => validFrom > NOW);
      const planned = planImport(stored, wanted, NOW).rates;
      const kept = stored.filter(
        (one) =>
          !planned.some(
            (other) => other.prefix === one.prefix && other.validFrom.getTime() === one.validFrom.getTime(),
          ),
      );
      const prices = createPrices([...kept, ...planned]);
      for (const { prefix: of, credits: wantedCredits, validFrom } of wanted)
        expect(prices.at(validFrom)(`${of}612345678`)).toBe(wantedCredits);
    }),
  );
});
