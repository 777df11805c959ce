/**
 * When French law lets commercial messages reach a phone: from 08:00 to 20:00, Monday to Saturday, by the clock of the
 * country that the STOP clause is for, whatever the account's own. Public holidays are days like any other.
 */
import { hasStopClause } from '../sms/stop-clause-text';
import { formatInZone, parseMinute } from '../time/zoned-time';
import type { Price } from './outgoing';

export const COMMERCIAL_ZONE = 'Europe/Paris';

const OPENS = 8;
const CLOSES = 20;
const SUNDAY = 0;
const DAY_MS = 86_400_000;

/** The moment itself when commercial messages may leave then, else the next at which they may. */
export function nextOpening(moment: Date): Date {
  const shown = formatInZone(moment, COMMERCIAL_ZONE);
  const hour = Number(shown.slice(11, 13));
  // Of the day alone, as if it were UTC's: no clock is put forward or back there.
  const today = new Date(`${shown.slice(0, 10)}T00:00:00Z`);
  const isWorkday = today.getUTCDay() !== SUNDAY;
  if (isWorkday && hour >= OPENS && hour < CLOSES) return moment;
  const tomorrow = new Date(today.getTime() + DAY_MS);
  const day = isWorkday && hour < OPENS ? today : skipSunday(tomorrow);
  // Calendars end with the last year that a moment can be named in, and what is deferred to its end stays there.
  return parseMinute(`${day.toISOString().slice(0, 10)}T08:00`, COMMERCIAL_ZONE) ?? moment;
}

const skipSunday = (day: Date): Date => (day.getUTCDay() === SUNDAY ? new Date(day.getTime() + DAY_MS) : day);

export const isWithinHours = (moment: Date): boolean => nextOpening(moment) <= moment;

/** When so long of the hours has passed since a moment; it lies within them, or ends them. */
export function afterOpenTime(from: Date, ms: number): Date {
  let left = ms;
  let begin = nextOpening(from);
  for (;;) {
    const open = closingOf(begin).getTime() - begin.getTime();
    // Where calendars end no hours follow.
    if (left <= open || open <= 0) return new Date(begin.getTime() + left);
    left -= open;
    begin = nextOpening(new Date(begin.getTime() + open));
  }
}

/** When the hours in which a moment lies end. */
function closingOf(open: Date): Date {
  const day = formatInZone(open, COMMERCIAL_ZONE).slice(0, 10);
  return parseMinute(`${day}T${CLOSES}:00`, COMMERCIAL_ZONE) ?? open;
}

/** What an account says of its commercial messages. */
export type CommercialRules = {
  readonly commercialHoursEnabled: boolean;
  readonly stopClause: { readonly text: string };
};

export type HoursKept<To> = {
  readonly price: Price<To>;
  /**
   * When a send of the messages that were priced so far leaves, asked for a moment or, with null, at once: the next
   * opening where one of them carries the clause, else as it was asked for.
   */
  readonly leavesAt: (asked: Date | null, now: Date) => Date | null;
};

/** The same prices; where an account keeps commercial hours, they remember whether a message carries the clause. */
export function keepHours<To>(
  price: Price<To>,
  { commercialHoursEnabled, stopClause }: CommercialRules,
): HoursKept<To> {
  if (!commercialHoursEnabled) return { price, leavesAt: (asked) => asked };
  let isCommercial = false;
  return {
    price: (to) => {
      const message = price(to);
      isCommercial ||= message !== null && hasStopClause(message.text, stopClause.text);
      return message;
    },
    leavesAt: (asked, now) => {
      const moment = asked ?? now;
      return isCommercial && !isWithinHours(moment) ? nextOpening(moment) : asked;
    },
  };
}
