import { expect, test } from 'vitest';
import { clientIp } from './client-ip';

test('without trusted proxies a forwarded header is ignored', () => {
  expect(clientIp('::ffff:203.0.113.9', '198.51.100.1', 0)).toBe('203.0.113.9');
});

test('one trusted proxy: its own entry counts, not what the client put before it', () => {
  expect(clientIp('127.0.0.1', '10.0.0.1, 198.51.100.7', 1)).toBe('198.51.100.7');
});

test('two trusted proxies: the entry that the outer one wrote', () => {
  expect(clientIp('127.0.0.1', 'spoofed, 198.51.100.7, 192.0.2.1', 2)).toBe('198.51.100.7');
});

test('a trusted proxy that sent no header leaves the socket address', () => {
  expect(clientIp('192.0.2.1', undefined, 1)).toBe('192.0.2.1');
});
