import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { GUIDE_PAGES } from '@/lib/schemas/guide';
import { MESSAGES } from '@/messages';
import { outlinesOf } from './guide-outlines';
import { writeGuides } from './guides';

const ABOUT = {
  publicUrl: 'https://sms.example',
  serviceName: 'sms-xx11111-1',
  login: 'LOGIN',
  sender: 'KOL',
  ratePerSecond: 0,
  locale: 'en',
  t: createTranslator({ locale: 'en', messages: MESSAGES.en }),
} as const;

const namesOf = (guides: ReturnType<typeof writeGuides>) => outlinesOf(guides).map(({ name }) => name);

test('every page of the guides is in the list beside them, in its order', () => {
  const place = { host: 'sms.example', port: 2776, isEncrypted: true, systemId: 'LOGIN', binds: 2 };
  const smpp = { ...place, window: 5, perSecond: 50 };
  expect(namesOf(writeGuides({ ...ABOUT, smpp, hasTestNumbers: true }))).toEqual(GUIDE_PAGES);
});

test('a guide that does not hold here is not listed, and what is no guide is listed without chapters', () => {
  const guides = writeGuides({ ...ABOUT, smpp: null, hasTestNumbers: false });
  expect(namesOf(guides)).toEqual(GUIDE_PAGES.filter((name) => name !== 'smpp' && name !== 'testNumbers'));
  const chapters = Object.fromEntries(outlinesOf(guides).map((outline) => [outline.name, outline.chapters.length]));
  expect(chapters).toMatchObject({ rest: 0, playground: 0 });
  expect(chapters['http2sms']).toBeGreaterThan(1);
});
