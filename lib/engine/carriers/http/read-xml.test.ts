import { expect, test } from 'vitest';
import { readXml } from './read-xml';

/** Were each read to the end of all, it would be the square of that: minutes, and not milliseconds. */
const VERY_MANY = 400_000;

test.each([
  ['begin and never end', '<', '>'],
  ['begin with the name and never end', '<id ', '>'],
  ['begin with the name, and none of which ends', '<id ', ''],
  ['are all another one', '<b>', ''],
  ['have attributes that never end', '<id a="', '>'],
])('an answer of very many tags that %s is read once, and not once for each of them', (_, piece, end) => {
  for (const place of ['id', 'id@b']) expect(readXml(piece.repeat(VERY_MANY) + end, place)).toBe(null);
});

test.each([
  ['<a<id>1</id>', 'id', '1'],
  ['<id<id>2</id>', 'id', '2'],
  ['<r><id/></r>', 'id', null],
  ['<r><ns:id b="x" />', 'id@b', 'x'],
])('in %s, %s is %s', (xml, place, text) => {
  expect(readXml(xml, place)).toBe(text);
});

test('a name without an end is passed over', () => {
  expect(readXml(`<${'a'.repeat(500)}><id>3</id>`, 'id')).toBe('3');
});
