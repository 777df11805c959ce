import { expect, test } from 'vitest';
import { readXml } from './read-xml';

const RUNS = 9;

/** Microseconds of the processor, of the quickest run. */
function costOf(xml: string, place: string): number {
  const runs = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    readXml(xml, place);
    return process.cpuUsage(before).user;
  });
  return Math.max(1, Math.min(...runs));
}

test.each([
  ['begin and never end', '<', '>'],
  ['begin with the name and never end', '<id ', '>'],
  ['are all another one', '<b>', ''],
  ['have attributes that never end', '<id a="', '>'],
])('an answer whose tags %s costs as much as it is long', (_, piece, end) => {
  const least = 2_000;
  const times = 16;
  for (const place of ['id', 'id@b']) {
    readXml(piece.repeat(least), place);
    const growth = costOf(piece.repeat(least * times) + end, place) / costOf(piece.repeat(least) + end, place);
    // Were each read to the end of all, it would be the square of that.
    expect(growth).toBeLessThan(times * 5);
  }
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
