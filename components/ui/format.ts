import type { Locale } from '@/messages/locale';

/** The way of writing numbers and dates that goes with each language; British for English, whatever the browser speaks. */
const WRITTEN_AS: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** The same words on one line, wherever a line ends: a number is not parted from what it counts. */
const onOneLine = (words: string): string => words.replaceAll(' ', '\u00a0');

/** A moment as one writes it: the first of a month is an ordinal in French, which `Intl` does not know. */
function writtenBy(formatter: Intl.DateTimeFormat, moment: Date): string {
  const isFrench = formatter.resolvedOptions().locale === WRITTEN_AS.fr;
  return formatter
    .formatToParts(moment)
    .map(({ type, value }) => (isFrench && type === 'day' && value === '1' ? '1er' : value))
    .join('');
}

/** The same within a sentence: a line may end between its day and its time only. A column may be narrower than a day. */
const writtenWithin = (formatter: Intl.DateTimeFormat, moment: Date): string =>
  writtenBy(formatter, moment).split(', ').map(onOneLine).join(', ');

/** Made when first needed, and once: a browser takes milliseconds for a formatter, of which a table may need hundreds. */
function once<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, Made>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/** The largest share that is told as less than all. */
const ALMOST_ALL = 0.999;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const SECONDS = ['second', 1_000] as const;
const MILLISECONDS = ['millisecond', 1] as const;

const KILOBYTES = ['kilobyte', 1e3] as const;

/** Units of a size, with their bytes, the largest first. */
const SIZES = [['terabyte', 1e12], ['gigabyte', 1e9], ['megabyte', 1e6], KILOBYTES] as const;

/** Units of a length of time, with their milliseconds, the longest first. */
const UNITS = [['day', DAY_MS], ['hour', HOUR_MS], ['minute', 60_000], SECONDS] as const;

/** The same for what may be long ago: days until they are two months. */
const LONG_UNITS = [['year', 365 * DAY_MS], ['month', 61 * DAY_MS], ...UNITS] as const;

/** What the unit at that place among `UNITS` is told in when it is not filled. */
const below = (index: number): number => UNITS[index + 1]?.[1] ?? SECONDS[1];

const UNIT_MS = {
  year: 365 * DAY_MS,
  month: 30 * DAY_MS,
  day: DAY_MS,
  hour: HOUR_MS,
  minute: 60_000,
  second: 1_000,
} as const;

/** How numbers and dates are written in one language. */
export type Format = {
  /** Hundredths of a credit within a sentence: grouped, with decimals only when there are any. */
  readonly credits: (hundredths: number) => string;
  /** The same in a column, among sums or as a balance: always with decimals, so that it reads alike wherever it stands. */
  readonly exactCredits: (hundredths: number) => string;
  /** The same with its sign, as an amount that came or went; nothing has none. */
  readonly change: (hundredths: number) => string;
  readonly exactChange: (hundredths: number) => string;
  readonly count: (value: number) => string;
  /** Day and time on the account's own clock. */
  readonly dateTime: (iso: string, timeZone: string) => string;
  /** The same of what was planned, mostly to the minute: without seconds where they are 0. */
  readonly planned: (iso: string, timeZone: string) => string;
  /** The same to the millisecond, where several things are of one second. */
  readonly exactTime: (iso: string, timeZone: string) => string;
  /** Day and time to the minute, for within a sentence. */
  readonly minute: (iso: string, timeZone: string) => string;
  /** The same with its weekday and nothing shortened, as "Tuesday, 1 December 2026 at 08:15". */
  readonly inFull: (iso: string, timeZone: string) => string;
  /** The same as `minute` with its zone, where the clock may be another than the reader thinks. */
  readonly minuteInZone: (iso: string, timeZone: string) => string;
  /** A day of statistics, given in days since 1970, as "24 Nov". */
  readonly day: (day: number) => string;
  /** An hour of one, given in hours since 1970, as "14:00". */
  readonly hour: (hour: number) => string;
  /** A share from 0 to 1, as "98.0%": what is not all is not 100%, and all and nothing need no decimal. */
  readonly percent: (share: number) => string;
  /** How long something took, given in milliseconds: as "48 ms", "2.1 s", "4 min" or "3 h". */
  readonly duration: (ms: number) => string;
  /** How long something lasts or has been so, as "2 days", rounded to the largest unit that it fills. */
  readonly length: (ms: number) => string;
  /** How long ago something was, as "2 hr ago". */
  readonly ago: (ms: number) => string;
  /** The day of a moment on the account's own clock, as "24 Nov". */
  readonly dayOf: (iso: string, timeZone: string) => string;
  /** A size in bytes, as "12.3 MB". */
  readonly bytes: (bytes: number) => string;
};

/** How long, and how long ago. */
function spansIn(language: string): Pick<Format, 'length' | 'ago'> {
  const lengths = once((unit: string) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }));
  // From days on in full: French would shorten years to “a”, months to “m.” and days to “j”.
  const relative = once((style: 'long' | 'short') => new Intl.RelativeTimeFormat(language, { style }));
  return {
    length: (ms) => {
      // Rounded up to a unit, it fills that one: 59.6 minutes are an hour.
      const [unit, length] =
        UNITS.find(([, least], index) => Math.round(ms / below(index)) * below(index) >= least) ?? SECONDS;
      return onOneLine(lengths(unit).format(Math.round(ms / length)));
    },
    ago: (ms) => {
      const [unit] = LONG_UNITS.find(([, least]) => ms >= least) ?? SECONDS;
      return onOneLine(relative(ms < DAY_MS ? 'short' : 'long').format(-Math.floor(ms / UNIT_MS[unit]), unit));
    },
  };
}

/** Symbols of units, which both languages share but for days. */
const SYMBOLS = { hour: 'h', minute: 'min', second: 's', millisecond: 'ms' } as const;
const DAY_SYMBOLS: Readonly<Record<Locale, string>> = { en: 'd', fr: 'j' };

/** How long something took: a number and a symbol, with a space that does not break between them. */
function durationsIn(locale: Locale): Pick<Format, 'duration'> {
  const numbers = new Intl.NumberFormat(WRITTEN_AS[locale], { maximumFractionDigits: 1, roundingMode: 'trunc' });
  const symbols = { day: DAY_SYMBOLS[locale], ...SYMBOLS };
  return {
    duration: (ms) => {
      const [unit, length] = UNITS.find(([, least]) => ms >= least) ?? MILLISECONDS;
      return `${numbers.format(unit === 'millisecond' ? Math.round(ms) : ms / length)}\u00a0${symbols[unit]}`;
    },
  };
}

/** How large a file or a disk is. */
function sizesIn(language: string): Pick<Format, 'bytes'> {
  const sizes = once(
    (unit: string) =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }),
  );
  return {
    bytes: (bytes) => {
      const [unit, size] = SIZES.find(([, least]) => bytes >= least) ?? KILOBYTES;
      return onOneLine(sizes(unit).format(bytes / size));
    },
  };
}

const decimalsOf = (hundredths: number): 0 | 2 => (hundredths % 100 === 0 ? 0 : 2);

/** Credits, which are hundredths: as short as they are, or always with decimals. */
function creditsIn(language: string): Pick<Format, 'credits' | 'exactCredits' | 'change' | 'exactChange'> {
  const numbers = once(
    (minimumFractionDigits: number) =>
      new Intl.NumberFormat(language, { minimumFractionDigits, maximumFractionDigits: 3 }),
  );
  const signed = once(
    (minimumFractionDigits: number) =>
      new Intl.NumberFormat(language, { minimumFractionDigits, maximumFractionDigits: 2, signDisplay: 'exceptZero' }),
  );
  const withSign = (hundredths: number, decimals: 0 | 2) =>
    signed(decimals)
      .format(hundredths / 100)
      .replace('-', '\u2212');
  return {
    credits: (hundredths) => numbers(decimalsOf(hundredths)).format(hundredths / 100),
    exactCredits: (hundredths) => numbers(2).format(hundredths / 100),
    change: (hundredths) => withSign(hundredths, decimalsOf(hundredths)),
    exactChange: (hundredths) => withSign(hundredths, 2),
  };
}

/** A moment to the millisecond, and with nothing shortened. */
function exactTimesIn(language: string): Pick<Format, 'exactTime' | 'inFull'> {
  const inFull = once(
    (timeZone: string) => new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone }),
  );
  const exactTimes = once(
    (timeZone: string) =>
      new Intl.DateTimeFormat(language, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        fractionalSecondDigits: 3,
        timeZone,
      }),
  );
  return {
    exactTime: (iso, timeZone) => writtenBy(exactTimes(timeZone), new Date(iso)),
    inFull: (iso, timeZone) => writtenBy(inFull(timeZone), new Date(iso)),
  };
}

const WHOLE_MINUTE = /:00(?:\.0+)?Z$/;

export const formatIn = once((locale: Locale): Format => {
  const language = WRITTEN_AS[locale];
  const counts = once((maximumFractionDigits: number) => new Intl.NumberFormat(language, { maximumFractionDigits }));
  const moments = once(
    (timeZone: string) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone }),
  );
  const minutes = once(
    (timeZone: string) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
  );
  const offsets = once(
    (timeZone: string) => new Intl.DateTimeFormat(language, { timeZoneName: 'shortOffset', timeZone }),
  );
  const wholeMinute = (iso: string, timeZone: string) => writtenWithin(minutes(timeZone), new Date(iso));
  // A French sentence says “à” where a table has a comma.
  const minute = (iso: string, timeZone: string) =>
    locale === 'fr' ? wholeMinute(iso, timeZone).replace(', ', ' à\u00a0') : wholeMinute(iso, timeZone);
  const dateTime = (iso: string, timeZone: string) => writtenBy(moments(timeZone), new Date(iso));
  const days = once(
    (timeZone: string) => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone }),
  );
  const hours = once(
    (timeZone: string) => new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', timeZone }),
  );
  const percents = once(
    (fractionDigits: 0 | 1) =>
      new Intl.NumberFormat(language, {
        style: 'percent',
        minimumFractionDigits: fractionDigits,
        maximumFractionDigits: fractionDigits,
      }),
  );
  return {
    ...creditsIn(language),
    count: (value) => counts(0).format(value),
    dateTime,
    planned: (iso, timeZone) => (WHOLE_MINUTE.test(iso) ? wholeMinute : dateTime)(iso, timeZone),
    ...exactTimesIn(language),
    minute,
    minuteInZone: (iso, timeZone) => {
      const parts = offsets(timeZone).formatToParts(new Date(iso));
      const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
      return `${minute(iso, timeZone)} (${timeZone === 'UTC' ? timeZone : `${timeZone}, ${offset}`})`;
    },
    day: (day) => writtenWithin(days('UTC'), new Date(day * DAY_MS)),
    hour: (hour) => hours('UTC').format(new Date(hour * HOUR_MS)),
    percent: (share) =>
      percents(share === 0 || share >= 1 ? 0 : 1).format(share < 1 ? Math.min(share, ALMOST_ALL) : share),
    ...durationsIn(locale),
    ...spansIn(language),
    dayOf: (iso, timeZone) => writtenWithin(days(timeZone), new Date(iso)),
    ...sizesIn(language),
  };
});

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Whether a text is a moment as the API writes it. */
export const isMoment = (text: string): boolean => MOMENT.test(text);
