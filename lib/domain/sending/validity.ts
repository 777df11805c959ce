/**
 * For how long a message is worth sending: 48 hours from when it was due, whoever was in the way. Of one that keeps
 * commercial hours they are counted in those, because outside of them nobody could have sent it: a carrier that is down
 * over a weekend takes no more from it than from any other.
 */
import { endOfValidity, oldestWorthTrying, validityMs } from '../outbox/retry-policy';
import { afterOpenTime } from './commercial-hours';

type Validity = { readonly dueAt: Date; readonly keepsHours: boolean };

/** When it is not worth sending any more. */
export const endOfMessage = ({ dueAt, keepsHours }: Validity): Date =>
  keepsHours ? afterOpenTime(dueAt, validityMs('submission')) : endOfValidity('submission', dueAt);

/**
 * From when on one that is still worth sending is due, so that whoever looks for what was due 48 hours ago finds it when
 * it may be over, and not before: it keeps its end, and others that are due go on being found.
 */
export const dueAgain = (validUntil: Date, now: Date): Date => {
  const shifted = oldestWorthTrying('submission', validUntil);
  return shifted < now ? shifted : now;
};
