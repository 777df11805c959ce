/** Times of SMPP (section 7.1.1): two digits each of years, months, days, hours, minutes and seconds, and one of tenths. */

const TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d)(\d\d)([+\-R])$/;

const QUARTER_MS = 900_000;
const TENTH_MS = 100;
const CENTURY = 2000;

type Digits = readonly [
  years: number,
  months: number,
  days: number,
  hours: number,
  minutes: number,
  seconds: number,
  tenths: number,
  quarters: number,
];

/** A moment, or a wait from `now` on by the calendar of UTC. Null: there is none such. */
export function readTime(text: string, now: Date): Date | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const at = (place: number): number => Number(match[place]);
  const digits: Digits = [at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8)];
  if (match[9] === 'R') return after(digits, now);
  return momentOf(digits, match[9] === '-' ? -1 : 1);
}

function after([years, months, days, hours, minutes, seconds]: Digits, now: Date): Date {
  const later = new Date(now);
  later.setUTCFullYear(later.getUTCFullYear() + years, later.getUTCMonth() + months, later.getUTCDate() + days);
  return new Date(later.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000);
}

/** On a clock that is so many quarters of an hour ahead of UTC, or behind it. */
function momentOf([years, months, days, hours, minutes, seconds, tenths, quarters]: Digits, sign: 1 | -1): Date | null {
  const clock = new Date(Date.UTC(CENTURY + years, months - 1, days, hours, minutes, seconds, tenths * TENTH_MS));
  const shown = [clock.getUTCMonth() + 1, clock.getUTCDate(), clock.getUTCHours(), clock.getUTCMinutes()];
  const isShown = shown.join() === [months, days, hours, minutes].join() && clock.getUTCSeconds() === seconds;
  return isShown ? new Date(clock.getTime() - quarters * QUARTER_MS * sign) : null;
}
