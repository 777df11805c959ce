import { isDoubt } from './doubt';
import type { EventReason } from './event-reason';
import type { MessageState } from './message-state';

/** As an event of a message tells it. */
type Told = {
  readonly state: MessageState;
  readonly ptt: number;
  readonly applied: boolean;
  readonly reason: EventReason | null;
};

/** What ends a message here, unless a carrier may have had it before. */
export const ENDS_HERE = ['too_old', 'blacklisted', 'cancelled'] as const satisfies readonly EventReason[];
export type EndHere = (typeof ENDS_HERE)[number];

/** What happens to a message that no carrier has taken. */
const BEFORE_SENDING: ReadonlySet<EventReason> = new Set<EventReason>([
  ...ENDS_HERE,
  'rescheduled',
  'sent_now',
  'edited',
  'outside_hours',
  'passed_on',
]);

const isOfCarrier = (event: Told): boolean => {
  if (event.reason !== null) return !BEFORE_SENDING.has(event.reason);
  return isDoubt(event) || (event.state !== 'scheduled' && event.state !== 'accepted');
};

/** Why a message ended of which no carrier has said anything, and that none can have sent; null: it did not end so. */
export function stoppedHere(events: readonly Told[]): EndHere | null {
  if (events.some(isOfCarrier)) return null;
  return ENDS_HERE.find((end) => events.some(({ reason }) => reason === end)) ?? null;
}
