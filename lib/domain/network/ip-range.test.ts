import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalIpRange, coversIpRange, ipWithin } from './ip-range';

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['192.0.2.77/24', '192.0.2.0/24'],
  ['192.0.2.1/32', '192.0.2.1'],
  ['2001:DB8:0::1', '2001:db8::1'],
  ['2001:db8::ff/64', '2001:db8::/64'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.0/120', '192.0.2.0/24'],
  [' 10.0.0.1 ', '10.0.0.1'],
])('%s is written %s', (text, canonical) => {
  expect(canonicalIpRange(text)).toEqual({ ok: true, value: canonical });
});

test.each([
  '',
  '256.1.1.1',
  '1.2.3',
  '01.2.3.4',
  '1.2.3.4.',
  '1.2.3.4/33',
  '1.2.3.4/x',
  '::1/129',
  'fe80::1%eth0',
  'a.example',
  '1.2.3.4/24/8',
])('%j is refused', (text) => {
  expect(canonicalIpRange(text).ok).toBe(false);
});

test('a range that cannot be read covers nothing, and neither does no range', () => {
  for (const range of ['10.0.0.0/8;', '10.0.0.0/x', '10.0.0.0/-1', '10.0.0.0/33', '/0', '']) {
    expect(ipWithin([range], '10.0.0.1')).toBe(false);
    expect(coversIpRange('0.0.0.0/0', range)).toBe(false);
    expect(coversIpRange(range, '10.0.0.1')).toBe(false);
  }
  expect(ipWithin([], '10.0.0.1')).toBe(false);
});

test('a range holds its own address, is canonical already, and an IPv4-mapped form changes nothing', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, prefix) => {
      const range = canonicalIpRange(`${address}/${prefix}`);
      expect(range.ok).toBe(true);
      if (!range.ok) return;
      expect(canonicalIpRange(range.value)).toEqual(range);
      expect(ipWithin([range.value], address)).toBe(true);
      expect(ipWithin([range.value], `::ffff:${address}`)).toBe(true);
    }),
  );
});

test('a range covers those of its addresses that are given with a longer prefix, and never the other way', () => {
  const prefix = fc.integer({ min: 0, max: 32 });
  fc.assert(
    fc.property(fc.ipV4(), prefix, prefix, (address, one, other) => {
      expect(coversIpRange(`${address}/${one}`, `${address}/${other}`)).toBe(one <= other);
    }),
  );
});
