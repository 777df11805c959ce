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
