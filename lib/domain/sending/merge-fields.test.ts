import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnName, mergeText, readMergeText } from './merge-fields';

const COLUMNS = ['Name', 'City', 'name'];
const merge = (message: string, values: readonly string[], columns = COLUMNS) =>
  mergeText(readMergeText(message, columns), values);

test.each([
  ['Hello #Name#, from #City#', 'Hello Ada, from Paris'],
  ['#name##NAME#', 'AdaAda'],
  ['No. ##1 for #City#', 'No. #1 for Paris'],
  ['##City##', '#City#'],
  ['#12 and #13', '#12 and #13'],
  ['#Name', '#Name'],
  ['#Na\nme#', '#Na\nme#'],
  ['###City#', '#Paris'],
])('%j becomes %j', (message, text) => {
  expect(merge(message, ['Ada', 'Paris', 'never'])).toBe(text);
});

test('a field that no column has is told, once, and stays as it is; so is each column that is used', () => {
  const read = readMergeText('#City# #town# #Town# #town# #name#', COLUMNS);
  expect(read).toMatchObject({ used: [1, 0], unknown: ['town', 'Town'] });
  expect(mergeText(read, ['Ada', 'Paris'])).toBe('Paris #town# #Town# #town# Ada');
});

test('without columns a text is sent as it stands, and what looks like a field is told', () => {
  expect(merge('##1 #name#', [], [])).toBe('##1 #name#');
  expect(readMergeText('##1 #name#', [])).toMatchObject({ used: [], unknown: ['name'] });
});

test('a missing value is empty', () => {
  expect(merge('Hello #City#!', ['Ada'])).toBe('Hello !');
});

test('number signs written twice are the text itself, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('#', 'a', 'B', ' ', '\n', 'é') }), (text) => {
      expect(merge(text.replaceAll('#', '##'), ['x'], ['a'])).toBe(text);
    }),
  );
});

test('values go in as they are, and the rest of the text is untouched', () => {
  const plain = fc.string().map((text) => text.replaceAll('#', ''));
  fc.assert(
    fc.property(plain, fc.string(), plain, fc.string(), plain, (before, name, between, city, after) => {
      fc.pre(!/\n/.test(before + between + after));
      const message = `${before}#Name#${between}|#City#${after}`;
      expect(merge(message, [name, city])).toBe(`${before}${name}${between}|${city}${after}`);
    }),
  );
});

test('any heading makes a name that its field finds again', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }), (heading) => {
      const name = columnName(heading);
      fc.pre(name !== '');
      expect(merge(`<#${name}#>`, ['value'], [name])).toBe('<value>');
    }),
  );
});
