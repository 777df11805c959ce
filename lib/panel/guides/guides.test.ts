import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { MESSAGES } from '@/messages';
import { writeGuide, writeGuides } from './guides';

const ABOUT = {
  publicUrl: 'https://sms.example',
  serviceName: 'sms-xx11111-1',
  login: 'LOGIN',
  sender: 'KOL',
  ratePerSecond: 0,
  smpp: null,
};

test.each([
  ['en', MESSAGES.en],
  ['fr', MESSAGES.fr],
] as const)('where messages reach phones no guide offers what would reach none (%s)', (locale, messages) => {
  const writing = { ...ABOUT, locale, t: createTranslator({ locale, messages }) };
  const told = (hasTestNumbers: boolean) => JSON.stringify(writeGuides({ ...writing, hasTestNumbers }));
  expect(told(true)).toMatch(/\/api\/dlr\/simulated/);
  expect(told(false)).not.toMatch(/simul|test-numbers|\+?33600999|\/api\/dlr/i);
  expect(writeGuide('testNumbers', { ...writing, hasTestNumbers: true })?.name).toBe('testNumbers');
  expect(writeGuide('testNumbers', { ...writing, hasTestNumbers: false })).toBeNull();
  expect(writeGuide('limits', { ...writing, hasTestNumbers: false })?.name).toBe('limits');
});

test('the example of a request is sent from a sender of the account', () => {
  const t = createTranslator({ locale: 'en', messages: MESSAGES.en });
  const [request] = writeGuide('http2sms', { ...ABOUT, locale: 'en', t, hasTestNumbers: true })?.chapters ?? [];
  expect(JSON.stringify(request)).toContain('from=KOL');
  expect(JSON.stringify(request)).not.toContain('TEST');
});

test('where programs bind by SMPP stands in a guide of its own, with the reader’s system_id; elsewhere there is none', () => {
  const t = createTranslator({ locale: 'fr', messages: MESSAGES.fr });
  const place = { host: 'sms.example', port: 2776, isEncrypted: true, systemId: 'api-12', binds: 2 };
  const smpp = { ...place, window: 5, perSecond: 50 };
  const writing = { ...ABOUT, locale: 'fr', t, hasTestNumbers: false } as const;
  const told = JSON.stringify(writeGuide('smpp', { ...writing, smpp }));
  expect(told).toContain('port = 2776\\nuse-ssl = yes\\nsmsc-username = api-12\\n');
  expect(told).toContain('max-pending-submits = 5\\nthroughput = 50\\n');
  expect(told).toContain('5\u00a0par utilisateur API, toutes connexions confondues');
  for (const status of ['0x08', '0x0f', '0x43', '0x61', '0x62']) expect(told).toContain(`["${status}",`);
  expect(told).toContain('["UNDELIV",');
  expect(writeGuide('smpp', writing)).toBeNull();
});
