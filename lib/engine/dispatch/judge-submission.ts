import type { ClaimedMessage, PutOff } from '@/lib/db/messages/dispatch-outbox';
import { questionOf } from '@/lib/domain/delivery/decision';
import { countInDoubt, OUTCOME_UNKNOWN_PTT } from '@/lib/domain/delivery/doubt';
import { EXPIRED_PTT, NOT_TAKEN_PTT } from '@/lib/domain/delivery/ptt';
import type { ReceiptCodes } from '@/lib/domain/delivery/receipt';
import { nextTry } from '@/lib/domain/outbox/retry-policy';
import type { CarrierTraits } from '../carriers/contract/driver';
import { failOver, type Passed } from './fail-over';
import type { Router } from './routing/router';
import { type Said, type SegmentOutcome, saidOf } from './segment-outcome';

/** ptt 3, "accepted by the operator": what a carrier's yes means. */
export const ACCEPTED: ReceiptCodes = { dlrId: null, ptt: 3 };

/** No carrier took it while it was worth sending: it expired (ptt 8), and what nobody took is not billed (DLR id 16). */
const EXPIRED: ReceiptCodes = { dlrId: 16, ptt: EXPIRED_PTT };

/** It may have been sent, so it is not refunded. */
const OUTCOME_UNKNOWN: ReceiptCodes = { dlrId: 2, ptt: OUTCOME_UNKNOWN_PTT };

/** It was asked often enough, and said neither yes nor no. */
const NOT_TAKEN: ReceiptCodes = { dlrId: 16, ptt: NOT_TAKEN_PTT };

/** What may be sent twice is sent once more, and no oftener; a carrier may be set up to be given nothing twice. */
const MOST_DOUBTS = { again: 1, hold: 0, end: 0 } as const;

type Answered = {
  readonly segment: number;
  readonly rawId: string | null;
  readonly codes: ReceiptCodes;
  readonly said: Said;
};

type Verdict = {
  /** Segments of which the carrier has said all that there is to say of taking them. */
  readonly answered: readonly Answered[];
  /** When the others are tried again, and by which carrier; null: there are none. */
  readonly again: (Omit<PutOff, 'id'> & { readonly passed: Passed | null }) | null;
};

type Judgement = { readonly at: Date; readonly carrier: CarrierTraits; readonly router: Router };

/** Whether a message that was in doubt so often is given to the carrier once more. */
const mayRepeat = ({ recognisesRepeats, whenUnknown = 'again' }: CarrierTraits, doubts: number): boolean =>
  recognisesRepeats || doubts <= MOST_DOUBTS[whenUnknown];

/**
 * Whether a message may have been sent twice, so that what is not billed of it stays paid: it was given again after a
 * doubt. What was answered late, before it was given again, is in that doubt no more.
 */
export const mayBeTwice = (
  { recognisesRepeats }: CarrierTraits,
  { doubts, givenAgain }: { readonly doubts: number; readonly givenAgain: boolean },
): boolean => !recognisesRepeats && doubts > (givenAgain ? 0 : 1);

/** Messages to be sent, and those that are not: nothing of them is left, or they may have been sent too often already. */
export function sortClaimed<Message extends Pick<ClaimedMessage, 'doubts' | 'segments' | 'decision'>>(
  carrier: CarrierTraits,
  messages: readonly Message[],
): { readonly fit: readonly Message[]; readonly unfit: readonly Message[] } {
  const isFit = ({ doubts, segments, decision }: Message) =>
    segments.length > 0 && (decision === 'again' || mayRepeat(carrier, doubts));
  return { fit: messages.filter(isFit), unfit: messages.filter((message) => !isFit(message)) };
}

/** What a carrier's answer to a message comes to, whose segments may be answered each in its way. */
export function judgeSubmission(
  message: ClaimedMessage,
  results: ReadonlyMap<number, SegmentOutcome>,
  { at, carrier, router }: Judgement,
): Verdict {
  const said = failOver(message, results, { carrier: carrier.name, router, at });
  if (said.again) return { answered: [], again: said.again };
  const wasInDoubt = mayBeTwice(carrier, { doubts: message.doubts, givenAgain: true });
  const { answered, open, refusedBy } = sortResults(results, wasInDoubt);
  const end = (codes: ReceiptCodes): Verdict => ({
    answered: [...answered, ...open.map(({ segment, said }) => ({ segment, rawId: null, codes, said }))],
    again: null,
  });
  if (open.length === 0) return { answered, again: null };
  const inDoubt = open.some(({ isInDoubt }) => isInDoubt);
  // One refused segment makes the message incomplete for good: the others are sent no more.
  if (refusedBy !== null) return end(inDoubt || wasInDoubt ? OUTCOME_UNKNOWN : { dlrId: 16, ptt: refusedBy });
  const doubts = message.doubts + (inDoubt ? 1 : 0);
  const decision = stillDecided(message, inDoubt);
  const stays = { carrier: carrier.name, tried: message.tried, laters: said.laters, passed: null, inDoubt };
  if (decision === null && !mayRepeat(carrier, doubts)) {
    const question = questionAfter(message, { at, carrier });
    return question ? { answered, again: { ...question, ...stays } } : end(OUTCOME_UNKNOWN);
  }
  const endUnlessDoubted = (codes: ReceiptCodes) =>
    end(doubts > 0 && !carrier.recognisesRepeats ? OUTCOME_UNKNOWN : codes);
  if (said.isUsedUp) return endUnlessDoubted(NOT_TAKEN);
  const tries = { attempts: message.attempt, since: message.dueAt, until: message.validUntil };
  const until = nextTry('submission', { ...tries, now: at, jitter: 0 });
  if (!until) return endUnlessDoubted(EXPIRED);
  return { answered, again: { attempts: message.attempt, until, decision, undecidedSince: null, ...stays } };
}

/** What a person has decided holds for a try that was not in doubt itself. */
const stillDecided = ({ decision }: ClaimedMessage, inDoubt: boolean) =>
  decision === 'again' && !inDoubt ? decision : null;

/** A person is asked, where the carrier's settings say so, for as long as the message is worth sending; null: nobody is. */
function questionAfter({ attempt, validUntil }: ClaimedMessage, { at, carrier }: Omit<Judgement, 'router'>) {
  if (carrier.whenUnknown !== 'hold' || validUntil <= at) return null;
  return { attempts: attempt, ...questionOf(at, validUntil) };
}

type Open = { readonly segment: number; readonly said: Said; readonly isInDoubt: boolean };

/** `refusedBy`: the ptt of a refusal among the answers. */
function sortResults(results: ReadonlyMap<number, SegmentOutcome>, wasInDoubt: boolean) {
  const answered: Answered[] = [];
  const open: Open[] = [];
  let refusedBy: number | null = null;
  for (const [segment, result] of results) {
    const said = saidOf(result);
    switch (result.kind) {
      case 'accepted':
        answered.push({ segment, rawId: result.rawId || null, codes: ACCEPTED, said });
        break;
      case 'refused': {
        const { ptt, billed } = result;
        refusedBy ??= ptt;
        const codes = countInDoubt({ dlrId: billed ? 2 : 16, ptt }, wasInDoubt);
        answered.push({ segment, rawId: null, codes, said });
        break;
      }
      case 'decided':
        answered.push({
          segment,
          rawId: null,
          codes: result.reason === 'decided_sent' ? ACCEPTED : OUTCOME_UNKNOWN,
          said,
        });
        break;
      case 'later':
      case 'unknown':
      case 'withheld':
        open.push({ segment, said, isInDoubt: result.kind === 'unknown' });
    }
  }
  return { answered, open, refusedBy };
}
