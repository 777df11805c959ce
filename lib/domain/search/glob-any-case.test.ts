import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { globAnyCase } from './glob-any-case';

const database = new Sqlite(':memory:');
const glob = database.prepare<[string, string], { fits: number }>('SELECT ? GLOB ? AS fits');
const fits = (stored: string, typed: string) => glob.get(stored, globAnyCase(typed))?.fits === 1;

afterAll(() => database.close());

test.each([
  ['Caisse-ÉTÉ', 'caisse-été'],
  ['Caisse-Été', 'CAISSE-éTÉ'],
  ['straße', 'STRAßE'],
  ['ΑΘΗΝΑ', 'αθηνα'],
  ['Ошибка', 'оШИБКА'],
  ['😀', '😀'],
  ['a]^-[!*?z', 'A]^-[!*?Z'],
])('%s is found by %s', (stored, typed) => {
  expect(fits(stored, typed)).toBe(true);
});

test.each([
  ['anything', '*'],
  ['x', '?'],
  ['b', '[a-c]'],
  ['é', 'e'],
  ['', 'a'],
])('%j is not found by %s', (stored, typed) => {
  expect(fits(stored, typed)).toBe(false);
});

test('whatever is typed finds itself', () => {
  const typed = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\0'));
  fc.assert(fc.property(typed, (text) => fits(text, text)));
});
