import type { Writer } from '@/lib/db/connections/writer';
import type { ClaimedMessage } from '@/lib/db/messages/dispatch-outbox';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/platform/log/logger';
import { type ConnectedCarrier, LONGEST_ANSWER_MS, type SegmentAnswer } from '../carriers/contract/driver';
import { createClaims, type HandedOver } from './create-claims';
import type { Router } from './routing/router';
import type { SegmentOutcome } from './segment-outcome';
import type { Submitted } from './settle-submissions';
import type { Taken } from './settle-taken';

type Dependencies = {
  readonly writer: Writer;
  readonly carrier: ConnectedCarrier;
  readonly router: Router;
  readonly events: EventPublisher;
  readonly log: Logger;
  readonly nodeId: number;
  readonly now: () => Date;
  /** Milliseconds of a clock that nobody sets. */
  readonly running: () => number;
  /** Told of a message once its carrier has answered for each of its segments, or should have. */
  readonly onSubmitted: (submitted: Submitted) => void;
  /** Told of segments that it took beside that: the others are not answered yet, or the try was given up. */
  readonly onTaken: (taken: Taken) => void;
  /** Told how many messages were answered together, and in how many seconds. */
  readonly onAnswered: (messages: number, seconds: number) => void;
};

type UnderWay = {
  readonly message: ClaimedMessage;
  readonly knownBefore: number;
  readonly begun: number;
  /** As `begun`, without what the process had slept through. */
  readonly awakeSince: number;
  readonly results: Map<number, SegmentOutcome>;
};

export type Dispatcher = {
  /** Ends what has waited for so long that it is not worth sending any more, at most `limit`; answers how many. */
  endTooOld(limit: number): Promise<number>;
  /** Claims what is due, at most `limit`, and hands it to the carrier; answers how many it claimed. */
  handOver(limit: number): Promise<HandedOver>;
  /** The carrier has answered for these. */
  submitted(answers: readonly SegmentAnswer[]): void;
  /** Takes what the carrier should have answered by now as in doubt. To be called about once a second. */
  giveUpUnanswered(): void;
  /** How many messages the carrier has not answered yet. */
  underWay(): number;
  /** The carrier answers no more: takes all that it has not answered as in doubt. */
  giveUp(): void;
};

/** Nobody looked for so long: the process or its machine was stopped, and the carrier's answers with it. */
const ASLEEP_MS = 60_000;

const UNANSWERED: SegmentOutcome = { kind: 'unknown', reason: 'no_answer' };

/** Hands due messages to a carrier, and gathers its answers message by message. */
export function createDispatcher(dependencies: Dependencies): Dispatcher {
  const { carrier, log, now, running, onSubmitted, onTaken, onAnswered } = dependencies;
  const claims = createClaims(dependencies);
  /** In the order in which it was handed over. */
  const underWay = new Map<number, UnderWay>();
  let lookedAt = running();
  let sleptMs = 0;
  const awake = () => running() - sleptMs;
  /** What was handed over by then. */
  const giveUpUntil = (moment: number) => {
    let messages = 0;
    for (const [messageId, { message, knownBefore, awakeSince, results }] of underWay) {
      if (awakeSince > moment) break;
      underWay.delete(messageId);
      for (const segment of message.segments) if (!results.has(segment)) results.set(segment, UNANSWERED);
      messages += 1;
      onSubmitted({ message, results, at: now(), knownBefore });
    }
    if (messages > 0)
      log.error({ carrier: carrier.name, messages }, 'the carrier did not answer: it may have sent them');
  };
  return {
    endTooOld: claims.endTooOld,
    handOver: async (limit) => {
      const { claimed, isMore, fit, knownBefore } = await claims.claim(limit);
      if (fit.length === 0) return { claimed, isMore };
      const begun = running();
      const awakeSince = awake();
      for (const message of fit) {
        underWay.set(message.id, { message, knownBefore, begun, awakeSince, results: new Map() });
      }
      carrier.driver.submit(fit);
      return { claimed, isMore };
    },
    submitted: (answers) => {
      let answered = 0;
      let begun = running();
      const inPart = new Set<UnderWay>();
      for (const answer of answers) {
        const { messageId, segment, attempt, result } = answer;
        const one = underWay.get(messageId);
        if (!one || one.message.attempt !== attempt) {
          if (result.kind === 'accepted') onTaken(takenLate(answer, now()));
          continue;
        }
        if (!one.message.segments.includes(segment) || one.results.has(segment)) continue;
        one.results.set(segment, result);
        if (result.kind === 'accepted') inPart.add(one);
        if (one.results.size < one.message.segments.length) continue;
        inPart.delete(one);
        underWay.delete(messageId);
        answered += 1;
        begun = Math.min(begun, one.begun);
        const { message, results, knownBefore } = one;
        onSubmitted({ message, results, at: now(), knownBefore });
      }
      for (const one of inPart) onTaken(takenEarly(one, now()));
      if (answered > 0) onAnswered(answered, (running() - begun) / 1000);
    },
    giveUpUnanswered: () => {
      const sinceLookMs = running() - lookedAt;
      lookedAt += sinceLookMs;
      if (sinceLookMs > ASLEEP_MS) sleptMs += sinceLookMs;
      giveUpUntil(awake() - LONGEST_ANSWER_MS);
    },
    underWay: () => underWay.size,
    giveUp: () => giveUpUntil(Number.POSITIVE_INFINITY),
  };
}

const acceptedOf = (results: Iterable<readonly [number, SegmentOutcome]>): Taken['segments'] =>
  new Map([...results].flatMap(([segment, result]) => (result.kind === 'accepted' ? [[segment, result.rawId]] : [])));

/** What is recorded is not sent again by whoever takes the message up, should this process die before the rest. */
function takenEarly({ message, knownBefore, results }: UnderWay, at: Date): Taken {
  return { messageId: message.id, attempt: message.attempt, segments: acceptedOf(results), at, knownBefore };
}

/** When it was given is forgotten, so of an id that something else had too, nothing that was said before is of this. */
function takenLate({ messageId, segment, attempt, result }: SegmentAnswer, at: Date): Taken {
  return { messageId, attempt, segments: acceptedOf([[segment, result]]), at, knownBefore: Number.POSITIVE_INFINITY };
}
