import type { ClaimedMessage, PutOff } from '@/lib/db/messages/dispatch-outbox';
import type { Router } from './routing/router';
import { type Said, type SegmentOutcome, saidOf } from './segment-outcome';

/** So often a carrier is asked that says neither yes nor no; then another is, or nobody any more. */
const MOST_LATERS = 5;

/** So many carriers are given a message, one after the other. */
const MOST_CARRIERS = 3;

/** What the carrier that did not take a message said. */
export type Passed = Said;

type FailOver = {
  /** The message goes to another carrier; null: it does not. */
  readonly again: (Omit<PutOff, 'id'> & { readonly passed: Passed }) | null;
  /** Tries that were counted, with this one. */
  readonly laters: number;
  /** Nobody is asked any more. */
  readonly isUsedUp: boolean;
};

type Tried = { readonly carrier: string; readonly router: Router; readonly at: Date };

/**
 * Whether a message that its carrier did not take goes to another one: when that refused it for reasons of its own, has
 * said neither yes nor no too often, or is not waited for. Never when a segment is taken or may have been sent, nor for
 * what was refused for its number, sender or text.
 */
export function failOver(
  message: ClaimedMessage,
  results: ReadonlyMap<number, SegmentOutcome>,
  { carrier, router, at }: Tried,
): FailOver {
  const outcomes = [...results.values()];
  const counted = outcomes.find(isCounted);
  const laters = message.laters + Number(counted !== undefined);
  const tired = laters >= MOST_LATERS ? counted : undefined;
  const tried = [...message.tried, carrier];
  const isLast = tried.length >= MOST_CARRIERS;
  const passed = isIntact(message, outcomes) ? reasonToGo(outcomes, tired, router.isUp(carrier)) : null;
  const other = passed && otherFor(passed, isLast, () => router.choose(message, { tried }), router);
  if (passed && other !== null) {
    // That one was down says nothing of the message: it may come back to it.
    const shown = passed.isItsOwn ? tried : message.tried;
    const again = { attempts: message.attempt, until: at, inDoubt: false, carrier: other, tried: shown, laters: 0 };
    const asked = { decision: null, undecidedSince: null };
    return { again: { ...again, ...asked, passed: saidOf(passed.outcome) }, laters, isUsedUp: false };
  }
  // One that is out of order may be mended: it is asked for as long as messages are tried at all, where no other is.
  return { again: null, laters, isUsedUp: tired !== undefined && (tired.of === 'message' || isLast) };
}

/** `isItsOwn`: the carrier has shown by this message that it does not take it. */
type Reason = { readonly outcome: SegmentOutcome; readonly isItsOwn: boolean };

function reasonToGo(
  outcomes: readonly SegmentOutcome[],
  tired: SegmentOutcome | undefined,
  isUp: boolean,
): Reason | null {
  const outcome = tired ?? outcomes.find(isElsewhere);
  if (outcome) return { outcome, isItsOwn: true };
  const [first] = outcomes;
  return first && !isUp ? { outcome: first, isItsOwn: false } : null;
}

type Counted = SegmentOutcome & { readonly kind: 'later'; readonly of: 'message' | 'carrier' };

const isCounted = (outcome: SegmentOutcome): outcome is Counted => outcome.kind === 'later' && outcome.of !== undefined;

/** From a carrier that is merely down a message goes nowhere but to one that is up. */
function otherFor({ isItsOwn }: Reason, isLast: boolean, choose: () => string | null, router: Router): string | null {
  if (isItsOwn) return isLast ? null : choose();
  const other = choose();
  return other !== null && router.isUp(other) ? other : null;
}

const isElsewhere = (outcome: SegmentOutcome): boolean => outcome.kind === 'refused' && 'elsewhere' in outcome;

/** Nothing of it is taken or refused for good, and nothing of it can have been sent. */
const isIntact = ({ doubts, segmentCount }: ClaimedMessage, outcomes: readonly SegmentOutcome[]): boolean =>
  doubts === 0 &&
  outcomes.length === segmentCount &&
  outcomes.every((outcome) => outcome.kind === 'later' || isElsewhere(outcome));
