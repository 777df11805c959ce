import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientAddress } from './client-address';
import { normaliseIp, parseIpAddress, subscriberOf } from './ip-address';

const one = { count: 1, addresses: ['127.0.0.0/8', '10.0.0.0/8', 'fe80::/10'] };
const two = { ...one, count: 2 };

describe('the client’s address', () => {
  test.each([
    ['no proxy is trusted', '::ffff:203.0.113.9', '198.51.100.1', { ...one, count: 0 }, '203.0.113.9'],
    ['the peer is none of the proxies', '203.0.113.9', '198.51.100.1', one, '203.0.113.9'],
    ['no address is trusted', '127.0.0.1', '198.51.100.1', { count: 1, addresses: [] }, '127.0.0.1'],
    [
      'one proxy: its own entry, not what the client put before',
      '127.0.0.1',
      '10.0.0.1, 198.51.100.7',
      one,
      '198.51.100.7',
    ],
    ['two proxies: the entry of the outer', '10.1.2.3', 'spoofed, 198.51.100.7, 192.0.2.1', two, '198.51.100.7'],
    ['two proxies, one entry: the inner one was asked directly', '10.1.2.3', '198.51.100.7', two, '198.51.100.7'],
    ['no header', '127.0.0.1', undefined, one, '127.0.0.1'],
    ['nothing but commas', '127.0.0.1', ' , ,,', one, '127.0.0.1'],
    ['a port', '127.0.0.1', '198.51.100.7:4711', one, '198.51.100.7'],
    ['brackets', '127.0.0.1', '[2001:DB8::7]', one, '2001:db8::7'],
    ['brackets and a port', '127.0.0.1', '[2001:db8::7]:443', one, '2001:db8::7'],
    ['quotes', '127.0.0.1', '"[2001:db8::7]:443"', one, '2001:db8::7'],
    ['IPv6 bare', '127.0.0.1', '2001:db8::7', one, '2001:db8::7'],
    ['IPv4 mapped', '127.0.0.1', '::ffff:198.51.100.7', one, '198.51.100.7'],
    ['a peer with a zone', 'fe80::1%eth0', '198.51.100.7', one, '198.51.100.7'],
    ['no address at all', '127.0.0.1', 'unknown', one, 'unknown'],
    ['an address with more behind it', '127.0.0.1', '198.51.100.7 OR 1=1', one, 'unknown'],
  ])('%s', (_, peer, header, proxies, expected) => {
    expect(clientAddress(peer, header, proxies)).toBe(expected);
  });

  test('a header of a million commas is not read to its end', () => {
    expect(clientAddress('127.0.0.1', `198.51.100.7${','.repeat(1_000_000)}`, one)).toBe('127.0.0.1');
  });

  test('whatever a client sends to one trusted proxy, the proxy’s own entry is the answer', () => {
    const spoofed = fc.string({ maxLength: 80 });
    fc.assert(
      fc.property(spoofed, fc.oneof(fc.ipV4(), fc.ipV6()), (header, ip) => {
        expect(clientAddress('10.0.0.1', `${header}, ${ip}`, one)).toBe(normaliseIp(ip));
      }),
    );
  });
});

describe('limits by address', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['unknown', 'unknown'],
    ['', 'unknown'],
    ['a'.repeat(10_000), 'unknown'],
  ])('%s counts as %s', (ip, subscriber) => {
    expect(subscriberOf(ip)).toBe(subscriber);
  });

  test('addresses of one /64 count together, of two apart', () => {
    const half = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
    const ipv6 = (high: bigint, low: bigint) =>
      ((high << 64n) | low)
        .toString(16)
        .padStart(32, '0')
        .replace(/(.{4})(?!$)/g, '$1:');
    fc.assert(
      fc.property(half, half, half, half, (high, otherHigh, low, otherLow) => {
        const [left, right] = [ipv6(high, low), ipv6(otherHigh, otherLow)];
        fc.pre([left, right].every((text) => parseIpAddress(text)?.kind() === 'ipv6'));
        expect(subscriberOf(left)).toBe(subscriberOf(ipv6(high, otherLow | 1n)));
        expect(subscriberOf(left) === subscriberOf(right)).toBe(high === otherHigh);
      }),
    );
  });
});

test('normalising an IPv6 address twice changes nothing more', () => {
  fc.assert(fc.property(fc.ipV6(), (address) => normaliseIp(normaliseIp(address)) === normaliseIp(address)));
});
