/** Numbers as people type them, which is as the panel writes them in their language, and as forms and server have them. */
import type { Locale } from '@/messages/locale';

/** Ordinary, and the ones that do not break, wide and narrow: whatever a number is typed or copied with. */
const SPACES = ' \u00a0\u2009\u202f';

/** What may stand between thousands, and before decimals; a point passes everywhere, as keypads have no other. */
const WRITING: Readonly<Record<Locale, { readonly groups: string; readonly points: string; readonly point: string }>> =
  {
    en: { groups: `,${SPACES}`, points: '.', point: '.' },
    fr: { groups: SPACES, points: ',.', point: ',' },
  };

/** A whole group of three behind each separator, the same one throughout; what begins with 0 has no thousands. */
const patternOf = ({ groups, points }: (typeof WRITING)[Locale]) =>
  new RegExp(`^(\\d+|[1-9]\\d{0,2}(?:([${groups}])\\d{3}(?:\\2\\d{3})*))(?:[${points}](\\d+))?$`, 'u');

const PATTERNS: Readonly<Record<Locale, RegExp>> = { en: patternOf(WRITING.en), fr: patternOf(WRITING.fr) };

/** What is typed, in digits with a point before decimals; what is no number in that language stays as it is typed. */
export function plainNumber(typed: string, locale: Locale): string {
  const trimmed = typed.trim();
  const [, whole, , decimals] = PATTERNS[locale].exec(trimmed) ?? [];
  if (whole === undefined) return trimmed;
  const digits = whole.replace(/\D/gu, '');
  return decimals === undefined ? digits : `${digits}.${decimals}`;
}

/** What a field of that language is filled with for a plain number. */
export const typedNumber = (plain: string, locale: Locale): string => plain.replace('.', WRITING[locale].point);
