const count = new Intl.NumberFormat('en-GB');
const decimals = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 });

/** Hundredths of a credit as a reader expects them: grouped, with decimals only when there are any. */
export const formatCreditsForReader = (hundredths: number): string =>
  (hundredths % 100 === 0 ? count : decimals).format(hundredths / 100);

export const formatCount = (value: number): string => count.format(value);

/** Day and time on the account's own clock. */
export const formatDateTime = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(new Date(iso));
