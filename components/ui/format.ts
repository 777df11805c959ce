// British, whatever the browser speaks: the panel's words are English, and the server renders the same text.
const count = new Intl.NumberFormat('en-GB');
const decimals = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 });

/** Hundredths of a credit as a reader expects them: grouped, with decimals only when there are any. */
export const formatCreditsForReader = (hundredths: number): string =>
  (hundredths % 100 === 0 ? count : decimals).format(hundredths / 100);

export const formatCount = (value: number): string => count.format(value);

/** Day and time on the account's own clock. */
export const formatDateTime = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(new Date(iso));

const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

const DAY_MS = 86_400_000;

/** A day of statistics, given in days since the Unix epoch (UTC), as "24 Nov". */
export const formatDay = (day: number): string => shortDay.format(new Date(day * DAY_MS));

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Whether a text is a moment as the API writes it. */
export const isMoment = (text: string): boolean => MOMENT.test(text);
