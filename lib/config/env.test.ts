import { expect, test } from 'vitest';
import { parseEnv } from './env';

test('an empty environment gives working defaults', () => {
  const env = parseEnv({});
  expect(env.port).toBe(3000);
  expect(env.timeZone).toBe('Europe/Paris');
  expect(env.databaseUrl).toMatch(/^file:.*chappe\.db$/);
  expect(env.trustedProxies.count).toBe(0);
});

test('every wrong variable is named at once', () => {
  const read = () => parseEnv({ PORT: 'eighty', PUBLIC_URL: 'ftp://x', TIME_ZONE: 'Mars/Olympus', TLS_CERT: '/a' });
  expect(read).toThrow(/PORT[\s\S]*PUBLIC_URL[\s\S]*TIME_ZONE/);
});

test('a certificate without its key is refused', () => {
  expect(() => parseEnv({ TLS_CERT: '/cert.pem' })).toThrow(/TLS_KEY/);
});

test('a public address loses its trailing slash and allowed ranges are split', () => {
  const env = parseEnv({ PUBLIC_URL: 'https://sms.example/', CALLBACK_ALLOWED_RANGES: '10.0.0.0/8, ::1/128' });
  expect(env.publicUrl).toBe('https://sms.example');
  expect(env.callbackAllowedRanges).toEqual(['10.0.0.0/8', '::1']);
});

test('proxies are believed from private networks unless their addresses are told', () => {
  expect(parseEnv({ TRUSTED_PROXY_ADDRESSES: '' }).trustedProxies.addresses).toContain('10.0.0.0/8');
  const env = parseEnv({ TRUSTED_PROXIES: '1', TRUSTED_PROXY_ADDRESSES: '192.0.2.7, 2001:DB8::1/64' });
  expect(env.trustedProxies).toEqual({ count: 1, addresses: ['192.0.2.7', '2001:db8::/64'] });
});

test.each([
  '10.0.0.0/8;',
  '10.0.0.0/x',
  '/x',
  '10.0.0.0/-1',
  '10.0.0.0/33',
  '10.0.0.0/',
  '::/129',
  '10.1',
  'proxy.example',
])('a server that is told the range %j does not start, and says which entry of which setting is wrong', (range) => {
  for (const name of ['CALLBACK_ALLOWED_RANGES', 'TRUSTED_PROXY_ADDRESSES']) {
    expect(() => parseEnv({ [name]: `192.168.0.0/16, ${range}` })).toThrow(`${name}: “${range}” is neither`);
  }
});

test.each([' ', '0x10', '1e3', '+5', '-1', '1.0', '٣', '99999999999999999999'])(
  'a number written as %j is refused, not guessed',
  (text) => {
    for (const name of ['PORT', 'METRICS_PORT', 'TRUSTED_PROXIES', 'HTTP2SMS_RATE_PER_SECOND']) {
      expect(() => parseEnv({ [name]: text })).toThrow(new RegExp(`${name}: must be a whole number from 0 to`));
    }
  },
);
