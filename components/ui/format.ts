// British, whatever the browser speaks: the panel's words are English, and the server renders the same text.
const LOCALE = 'en-GB';

/** Made when first needed, and once: a browser takes milliseconds for a formatter, of which a table may need hundreds. */
function once<Key, Formatter>(make: (key: Key) => Formatter): (key: Key) => Formatter {
  const made = new Map<Key, Formatter>();
  return (key) => {
    const formatter = made.get(key) ?? make(key);
    made.set(key, formatter);
    return formatter;
  };
}

const numbers = once(
  (minimumFractionDigits: number) => new Intl.NumberFormat(LOCALE, { minimumFractionDigits, maximumFractionDigits: 3 }),
);
const moments = once(
  (timeZone: string) => new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'medium', timeZone }),
);
const days = once((timeZone: string) => new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone }));

/** Hundredths of a credit as a reader expects them: grouped, with decimals only when there are any. */
export const formatCreditsForReader = (hundredths: number): string =>
  numbers(hundredths % 100 === 0 ? 0 : 2).format(hundredths / 100);

export const formatCount = (value: number): string => numbers(0).format(value);

/** Day and time on the account's own clock. */
export const formatDateTime = (iso: string, timeZone: string): string => moments(timeZone).format(new Date(iso));

const DAY_MS = 86_400_000;

/** A day of statistics, given in days since the Unix epoch (UTC), as "24 Nov". */
export const formatDay = (day: number): string => days('UTC').format(new Date(day * DAY_MS));

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Whether a text is a moment as the API writes it. */
export const isMoment = (text: string): boolean => MOMENT.test(text);
