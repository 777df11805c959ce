import type { Locale } from '@/messages/locale';

/** The way of writing numbers and dates that goes with each language; British for English, whatever the browser speaks. */
const WRITTEN_AS: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** Made when first needed, and once: a browser takes milliseconds for a formatter, of which a table may need hundreds. */
function once<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, Made>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

const DAY_MS = 86_400_000;

/** How numbers and dates are written in one language. */
export type Format = {
  /** Hundredths of a credit as a reader expects them: grouped, with decimals only when there are any. */
  readonly credits: (hundredths: number) => string;
  /** The same with its sign, as an amount that came or went; nothing has none. */
  readonly change: (hundredths: number) => string;
  /** The same as one types it, not grouped. */
  readonly typedCredits: (hundredths: number) => string;
  readonly count: (value: number) => string;
  /** Day and time on the account's own clock. */
  readonly dateTime: (iso: string, timeZone: string) => string;
  /** The same with its zone, where the clock may be another than the reader thinks. */
  readonly dateTimeInZone: (iso: string, timeZone: string) => string;
  /** A day of statistics, given in days since 1970, as "24 Nov". */
  readonly day: (day: number) => string;
};

export const formatIn = once((locale: Locale): Format => {
  const language = WRITTEN_AS[locale];
  const numbers = once(
    (minimumFractionDigits: number) =>
      new Intl.NumberFormat(language, { minimumFractionDigits, maximumFractionDigits: 3 }),
  );
  const signed = once(
    (minimumFractionDigits: number) =>
      new Intl.NumberFormat(language, { minimumFractionDigits, maximumFractionDigits: 2, signDisplay: 'exceptZero' }),
  );
  const typed = once(
    (minimumFractionDigits: number) =>
      new Intl.NumberFormat(language, { minimumFractionDigits, maximumFractionDigits: 2, useGrouping: false }),
  );
  const moments = once(
    (timeZone: string) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone }),
  );
  const offsets = once(
    (timeZone: string) => new Intl.DateTimeFormat(language, { timeZoneName: 'shortOffset', timeZone }),
  );
  const dateTime = (iso: string, timeZone: string) => moments(timeZone).format(new Date(iso));
  const days = once(
    (timeZone: string) => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone }),
  );
  return {
    credits: (hundredths) => numbers(hundredths % 100 === 0 ? 0 : 2).format(hundredths / 100),
    change: (hundredths) =>
      signed(hundredths % 100 === 0 ? 0 : 2)
        .format(hundredths / 100)
        .replace('-', '\u2212'),
    typedCredits: (hundredths) => typed(hundredths % 100 === 0 ? 0 : 2).format(hundredths / 100),
    count: (value) => numbers(0).format(value),
    dateTime,
    dateTimeInZone: (iso, timeZone) => {
      const parts = offsets(timeZone).formatToParts(new Date(iso));
      const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
      return `${dateTime(iso, timeZone)} (${timeZone === 'UTC' ? timeZone : `${timeZone}, ${offset}`})`;
    },
    day: (day) => days('UTC').format(new Date(day * DAY_MS)),
  };
});

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Whether a text is a moment as the API writes it. */
export const isMoment = (text: string): boolean => MOMENT.test(text);
