import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCredits, MAX_CREDITS, parseCredits } from '@/lib/domain/credits';
import { LOCALES, type Locale } from '@/messages/locale';
import { formatIn } from '../ui/format';
import { plainNumber, typedNumber } from './typed-number';

const AMOUNTS = fc.integer({ min: 0, max: MAX_CREDITS });
/** The spaces that a number may have on its way through a mail or a spreadsheet. */
const SPACES = [' ', '\u00a0', '\u202f'];

test.each(LOCALES)('%s: an amount is read back in every way in which the panel writes it', (locale) => {
  const { credits, exactCredits } = formatIn(locale);
  fc.assert(
    fc.property(AMOUNTS, fc.constantFrom(...SPACES), fc.constantFrom(credits, exactCredits), (amount, space, write) => {
      const typed = write(amount).replace(/\s/gu, space);
      expect(parseCredits(plainNumber(typed, locale))).toEqual({ ok: true, value: amount });
    }),
  );
});

test.each(LOCALES)('%s: so is a count', (locale) => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (count) => {
      expect(plainNumber(formatIn(locale).count(count), locale)).toBe(String(count));
    }),
  );
});

test.each(LOCALES)('%s: a field is filled with what is read as the same amount', (locale) => {
  fc.assert(
    fc.property(AMOUNTS, (amount) => {
      const plain = formatCredits(amount);
      expect(plainNumber(typedNumber(plain, locale), locale)).toBe(plain);
    }),
  );
});

test('a field is filled as its language writes decimals', () => {
  expect(typedNumber('1043.50', 'en')).toBe('1043.50');
  expect(typedNumber('1043.50', 'fr')).toBe('1043,50');
});

test.each<[Locale, string, string]>([
  ['en', '1,000', '1000'],
  ['en', ' 1 000.5 ', '1000.5'],
  ['en', '0.5', '0.5'],
  ['fr', '0,5', '0.5'],
  ['fr', '12.50', '12.50'],
  ['fr', '1\u202f043\u202f000,25', '1043000.25'],
])('%s: %j is %s', (locale, typed, plain) => {
  expect(plainNumber(typed, locale)).toBe(plain);
});

// A comma before decimals in English and one between thousands in French may mean either.
test.each<[Locale, string]>([
  ['en', '1,5'],
  ['en', '12,50'],
  ['en', '0,070'],
  ['en', '1,0000'],
  ['en', '1,000 000'],
  ['fr', '1,000'],
  ['fr', '1.000'],
  ['fr', '1 0000'],
  ['fr', '1,000,000'],
  ['en', '-5'],
  ['en', ''],
  ['fr', 'dix'],
])('%s: %j is no amount', (locale, typed) => {
  expect(parseCredits(plainNumber(typed, locale))).toEqual({ ok: false, error: 'not_a_number' });
});
