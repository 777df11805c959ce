import { expect, test } from 'vitest';
import { mayConnectTo } from './address-guard';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'nonsense',
])('%s is not reachable', (address) => {
  expect(mayConnectTo(address, [])).toBe(false);
});

test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:93.184.216.34'])(
  '%s is reachable',
  (address) => {
    expect(mayConnectTo(address, [])).toBe(true);
  },
);

test('a range that the owner allows opens just that range', () => {
  expect(mayConnectTo('10.1.2.3', ['10.1.0.0/16'])).toBe(true);
  expect(mayConnectTo('::ffff:10.1.2.3', ['10.1.0.0/16'])).toBe(true);
  expect(mayConnectTo('10.2.2.3', ['10.1.0.0/16'])).toBe(false);
});
