import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseEnv, SETTINGS } from './env';

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

test('settings are read and told about in the order of README’s table', () => {
  const rows = readFileSync('README.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| `[A-Z]/.test(line));
  const named = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([A-Z\d_]+)`/g)].map(([, name]) => name),
  );
  expect(SETTINGS).toEqual([...named, 'NODE_ENV']);
  const wrong = Object.fromEntries(SETTINGS.map((name) => [name, '?']));
  const told = () => parseEnv({ ...wrong, METRICS_PORT: '??', TLS_KEY: '' });
  const free = ['DATA_DIR', 'TLS_CERT', 'SMPP_SERVER_TLS_CERT', 'SMPP_SERVER_TLS_KEY'];
  const lines = SETTINGS.filter((name) => !free.includes(name)).map((name) => `  ${name}: [^\\n]+\\.`);
  expect(told).toThrow(new RegExp(`^The environment is not usable:\\n${lines.join('\\n')}$`));
});

test.each<[string, string | Record<string, string>, RegExp]>([
  ['PORT', '70000', /must be at most 65535/],
  ['HOST', 'http://localhost', /must be an IP address or the name of a host/],
  ['PUBLIC_URL', 'sms.example', /must begin with http:\/\/ or https:\/\//],
  ['PUBLIC_URL', 'https://sms.example/panel', /must end after the host and port/],
  ['PUBLIC_URL', 'https://owner:secret@sms.example', /must end after the host and port/],
  ['DATABASE_URL', 'mysql://db/chappe', /must be file: and a path/],
  ['DATABASE_URL', 'postgresql://db', /must be file: and a path/],
  ['DATABASE_URL', 'postgresql://me:a#b@db/chappe', /must be file: and a path, .* or postgresql:.* %23 %2F/],
  ['DATABASE_URL', 'data/chappe.db', /must be file: and a path/],
  ['DATABASE_URL', 'file::memory:', /must be file: and a path/],
  ['DATABASE_URL', 'file:chappe.db?connection_limit=1', /must be file: and a path/],
  ['NEXTAUTH_SECRET', 'x'.repeat(31), /must have at least 32 characters/],
  ['ADMIN_EMAIL', 'owner', /Enter an email address/],
  ['ADMIN_PASSWORD', '123456789', /A password has at least 10 characters/],
  ['ADMIN_PASSWORD', 'x'.repeat(201), /A password has at most 200 characters/],
  ['TIME_ZONE', 'Mars/Olympus', /must be an IANA time zone/],
  ['SMTP_URL', 'mail.example', /must be an address such as smtp:/],
  ['MAIL_FROM', 'Chappe', /must be an email address/],
  ['LOG_LEVEL', 'loud', /must be one of fatal, error/],
  [
    'PUBLIC_URL',
    { PUBLIC_URL: 'http://sms.example', TLS_CERT: '/cert.pem', TLS_KEY: '/key.pem' },
    /begin with https:\/\//,
  ],
  ['TLS_KEY', { TLS_CERT: '/cert.pem' }, /must name the key of TLS_CERT/],
  ['TLS_CERT', { TLS_KEY: '/key.pem' }, /must name the certificate of TLS_KEY/],
  ['METRICS_PORT', { PORT: '9000', METRICS_PORT: '9000' }, /must be another port than PORT/],
  ['METRICS_PORT', { METRICS_PORT: '3000' }, /must be another port than PORT/],
  ['METRICS_PORT', { METRICS_PORT: '03000' }, /must be another port than PORT/],
  ['METRICS_PORT', { PORT: '09000', METRICS_PORT: '9000' }, /must be another port than PORT/],
])('%s, set to %j, is refused in one sentence', (name, value, sentence) => {
  const read = () => parseEnv(typeof value === 'string' ? { [name]: value } : value);
  expect(read).toThrow(sentence);
  expect(read).toThrow(new RegExp(`^The environment is not usable:\\n  ${name}: [^\\n]+\\.$`));
});

test('an empty variable is one that is not set', () => {
  expect(parseEnv(Object.fromEntries(SETTINGS.map((name) => [name, ''])))).toEqual(parseEnv({}));
});

test('a database’s path is the same from wherever it is read, and an owner’s address in lower case', () => {
  const server = 'postgresql://me:a%23b@db.example:5433/chappe?sslmode=verify-full';
  expect(parseEnv({ DATABASE_URL: server }).databaseUrl).toBe(server);
  expect(parseEnv({ DATABASE_URL: 'file:./data/../main.db' }).databaseUrl).toBe(`file:${path.resolve('main.db')}`);
  expect(parseEnv({ ADMIN_EMAIL: 'Owner@Example.com' }).adminEmail).toBe('owner@example.com');
});

test('a public address has one spelling, by which cookies, HSTS and origins are decided', () => {
  for (const spelling of [
    'https://sms.example/',
    'HTTPS://SMS.Example',
    'https://sms.example:443',
    ' https://sms.example',
  ]) {
    expect(parseEnv({ PUBLIC_URL: spelling }).publicUrl).toBe('https://sms.example');
  }
});

test('allowed ranges are split', () => {
  const env = parseEnv({ CALLBACK_ALLOWED_RANGES: '10.0.0.0/8, ::1/128' });
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
    for (const name of ['PORT', 'METRICS_PORT', 'TRUSTED_PROXIES', 'HTTP2SMS_RATE_PER_SECOND', 'API_RATE_PER_SECOND']) {
      expect(() => parseEnv({ [name]: text })).toThrow(new RegExp(`${name}: must be a whole number from 0 to`));
    }
  },
);
