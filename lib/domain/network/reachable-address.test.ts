import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayConnectTo } from './reachable-address';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '168.63.129.16',
  '100.64.0.1',
  '0.0.0.0',
  '192.0.0.192',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::7f00:1',
  '::5db8:d822',
  '::ffff:0:7f00:1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'fc00::1',
  'fd00:ec2::254',
  '100::1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::7f00:1',
  '2001::1',
  '2001:20::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:5db8:d822::',
  '3fff::1',
  '4000::1',
  '5f00::1',
  '2a00:1450::5efe:7f00:1',
  '2a00:1450::200:5efe:a00:1',
  '127.1',
  '0177.0.0.1',
  '2130706433',
  'nonsense',
  '',
])('%s is not reachable', (address) => {
  expect(mayConnectTo(address, [])).toBe(false);
});

test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:93.184.216.34', '64:ff9b::5db8:d822'])(
  '%s is reachable',
  (address) => {
    expect(mayConnectTo(address, [])).toBe(true);
  },
);

test('a range that the owner allows opens just that range', () => {
  expect(mayConnectTo('10.1.2.3', ['10.1.0.0/16'])).toBe(true);
  expect(mayConnectTo('::ffff:10.1.2.3', ['10.1.0.0/16'])).toBe(true);
  expect(mayConnectTo('10.2.2.3', ['10.1.0.0/16'])).toBe(false);
  expect(mayConnectTo('fd00::1', ['10.1.0.0/16', 'fd00::/8'])).toBe(true);
});

test('a range that cannot be read opens nothing', () => {
  const broken = fc.oneof(
    fc.constantFrom('10.0.0.0/8;', '/x', '10.0.0.0/x', '/-1', '10.0.0.0/-1', '10.0.0.0/33', '10.0.0.0/', '::/129', ''),
    fc.tuple(fc.ipV4(), fc.string()).map(([host, bits]) => `${host}/${bits} `),
    fc.tuple(fc.ipV4(), fc.integer({ min: 33 })).map(([host, bits]) => `${host}/${bits}`),
  );
  fc.assert(fc.property(broken, fc.ipV4(), (range, host) => !mayConnectTo(`10.${host.slice(0, 1)}.0.1`, [range])));
});

test('however IPv6 spells an IPv4 address, it opens nothing that the IPv4 address does not', () => {
  const wraps = [
    (high: string, low: string) => `::ffff:${high}:${low}`,
    (high: string, low: string) => `::${high}:${low}`,
    (high: string, low: string) => `::ffff:0:${high}:${low}`,
    (high: string, low: string) => `64:ff9b::${high}:${low}`,
    (high: string, low: string) => `64:ff9b:1::${high}:${low}`,
    (high: string, low: string) => `2002:${high}:${low}::1`,
    (high: string, low: string) => `2001:0:${high}:${low}::1`,
    (high: string, low: string) => `2a00:1450::5efe:${high}:${low}`,
  ];
  const group = fc.integer({ min: 0, max: 0xffff });
  fc.assert(
    fc.property(fc.constantFrom(...wraps), group, group, (wrap, high, low) => {
      const plain = [high >> 8, high & 255, low >> 8, low & 255].join('.');
      return mayConnectTo(plain, []) || !mayConnectTo(wrap(high.toString(16), low.toString(16)), []);
    }),
    { numRuns: 2_000 },
  );
});
