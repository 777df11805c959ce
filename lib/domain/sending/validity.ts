/**
 * For how long a message is worth sending: 48 hours from when it was due, whoever was in the way. Of one that keeps
 * commercial hours they are counted in those, because outside of them nobody could have sent it: a carrier that is down
 * over a weekend takes no more from it than from any other. They go on being counted so when its account keeps them no
 * more, or what waited for them would be over at that moment.
 */
import { endOfValidity, oldestWorthTrying, validityMs } from '../outbox/retry-policy';
import { afterOpenTime } from './commercial-hours';

/** Whether an account keeps commercial hours. */
export type HoursOfAccount = {
  readonly areKept: boolean;
  /** Until when they were, last; null: it is not known that they ever ended. */
  readonly keptUntil: Date | null;
};

/** The same account from a moment on. */
export const switchHours = ({ areKept, keptUntil }: HoursOfAccount, toKept: boolean, at: Date): HoursOfAccount => ({
  areKept: toKept,
  keptUntil: areKept && !toKept ? at : keptUntil,
});

/** Whether the age of a commercial message is counted in hours: its account keeps them, or did so when it was due. */
export const isAgedInHours = ({ areKept, keptUntil }: HoursOfAccount, dueAt: Date): boolean =>
  areKept || (keptUntil !== null && dueAt < keptUntil);

type Validity = { readonly dueAt: Date; readonly inHours: boolean };

/** When it is not worth sending any more. */
export const endOfMessage = ({ dueAt, inHours }: Validity): Date =>
  inHours ? afterOpenTime(dueAt, validityMs('submission')) : endOfValidity('submission', dueAt);

/**
 * From when on one that is still worth sending is due, so that whoever looks for what was due 48 hours ago finds it when
 * it may be over, and not before: it keeps its end, and others that are due go on being found.
 */
export const dueAgain = (validUntil: Date, now: Date): Date => {
  const shifted = oldestWorthTrying('submission', validUntil);
  return shifted < now ? shifted : now;
};
