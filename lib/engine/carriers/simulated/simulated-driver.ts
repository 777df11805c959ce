import { FROM_THE_FIRST, type Outstanding } from '@/lib/db/messages/outstanding';
import { planReceipts } from '@/lib/domain/delivery/magic-numbers';
import {
  type CarrierDriver,
  type CarrierHost,
  type DriverIncoming,
  type SegmentAnswer,
  type SegmentResult,
  type Submission,
} from '../contract/driver';
import { createPlannedReceipts } from './planned-receipts';
import { createReplies } from './replies';

export type SimulatedSettings = {
  /** Divides every delay. */
  readonly speed: number;
};

type Clock = {
  readonly now: () => Date;
  /** Milliseconds of a clock that nobody sets. */
  readonly running: () => number;
};

const SYSTEM_CLOCK: Clock = { now: () => new Date(), running: () => performance.now() };

/** Of how many segments it owes receipts at most: it takes no more until some have ended. */
const MOST_OWED = 20_000;
const RETRY_MS = 1_000;
/** After the phone has got the message. */
const REPLY_MS = 1_500;

/**
 * An SMSC without a network. What it does with a message follows from the recipient alone and its ids from ours, so it
 * stores nothing: after a start it asks of what no end is known and goes on where it was.
 */
export function createSimulatedDriver(
  { speed }: SimulatedSettings,
  { now, running }: Clock = SYSTEM_CLOCK,
): CarrierDriver {
  let host: CarrierHost | null = null;
  let state = { bound: false, lastError: null as string | null };
  const owed = createPlannedReceipts({
    running,
    tell: async ({ rawId, dlrId, ptt, text }) => {
      await host?.receipt({ rawId, dlrId, ptt, text, at: now() });
    },
    onEnded: () => host?.stateChanged(),
  });

  const replies = createReplies({ host: () => host, retryMs: RETRY_MS });

  const takeUp = ({ rawId, recipient, ptt, since }: Outstanding) => {
    const { receipts } = planReceipts(recipient);
    const last = receipts.findLastIndex((receipt) => receipt.ptt === ptt);
    const saidAfterMs = receipts[last]?.afterMs ?? 0;
    const agoMs = Math.max(0, now().getTime() - since.getTime());
    owed.add(rawId, receipts.slice(last + 1), ({ afterMs }) => (afterMs - saidAfterMs) / speed - agoMs);
  };

  /** Bound once it knows all that it owed before; and it reads no further while it owes as much as it may. */
  const goOn = async (to: CarrierHost) => {
    for (let after = FROM_THE_FIRST; host === to; ) {
      await owed.room(MOST_OWED);
      const page = await to.outstanding(after);
      for (const one of page) takeUp(one);
      const last = page.at(-1);
      if (!last) break;
      after = last;
    }
    state = { bound: true, lastError: null };
    host?.stateChanged();
  };
  const goOnUntilBound = (to: CarrierHost) => {
    goOn(to).catch((cause: unknown) => {
      state = { bound: false, lastError: cause instanceof Error ? cause.message : String(cause) };
      host?.stateChanged();
      setTimeout(() => host === to && goOnUntilBound(to), RETRY_MS).unref();
    });
  };

  return {
    start: (to) => {
      host = to;
      goOnUntilBound(to);
    },
    submit: (messages) => {
      host?.submitted(messages.flatMap(answersOf));
      for (const message of messages) {
        const { submission, receipts, reply = [] } = planReceipts(message.recipient);
        if (answerTo(submission, message.attempt) !== 'accepted') continue;
        for (const segment of message.segments) {
          owed.add(idOf(message, segment), receipts, ({ afterMs }) => afterMs / speed);
        }
        if (reply.length > 0 && message.segments.includes(1)) {
          void replies.send(repliesOf(message, reply), REPLY_MS / speed).then(() => host?.stateChanged());
        }
      }
    },
    free: () => (state.bound ? Math.max(0, MOST_OWED - owed.count() - replies.count()) : 0),
    state: () => state,
    stop: async () => {
      host = null;
      owed.stop();
      replies.stop();
    },
  };
}

/** Its id follows from ours, so that a message submitted twice is taken once. */
const idOf = ({ id, segmentCount }: Submission, segment: number): string =>
  segmentCount === 1 ? `sim-${id}` : `sim-${id}-${segment}`;

/** A reply comes from whoever got the message, to where that came from. Its last segment comes first, as networks do. */
const repliesOf = ({ id, sender, recipient }: Submission, texts: readonly string[]): DriverIncoming[] =>
  texts
    .map((text, index) => ({
      rawId: `sim-${id}-reply-${index + 1}`,
      msisdn: recipient,
      recipient: sender,
      text,
      place: texts.length === 1 ? null : { reference: id % 256, segment: index + 1, segmentCount: texts.length },
    }))
    .reverse();

type Plan = ReturnType<typeof planReceipts>;

/** What this try of submission comes to. */
function answerTo(submission: Plan['submission'], attempt: number): 'accepted' | 'refused' | 'later' {
  if (submission === 'retry') return attempt === 1 ? 'later' : 'accepted';
  return submission === 'never' ? 'later' : submission;
}

function answersOf(message: Submission): SegmentAnswer[] {
  const answer = answerTo(planReceipts(message.recipient).submission, message.attempt);
  const resultOf = (segment: number): SegmentResult => {
    switch (answer) {
      case 'accepted':
        return { kind: 'accepted', rawId: idOf(message, segment) };
      case 'refused':
        return { kind: 'refused', ptt: 803, billed: false, text: 'rejected at submission' };
      case 'later':
        return { kind: 'later', text: 'throttled' };
    }
  };
  const { id: messageId, attempt } = message;
  return message.segments.map((segment) => ({ messageId, segment, attempt, result: resultOf(segment) }));
}
