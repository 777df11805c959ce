import type { Obstacle } from '@/lib/domain/http2sms/judge-answer';
import type { CarrierDriver, CarrierHost, DriverState, SegmentResult, Submission } from '../contract/driver';
import { type CallOutcome, createHttp2smsCaller } from './call-http2sms';

export type UpstreamSettings = {
  /** Of its http2sms.cgi. */
  readonly url: string;
  readonly account: string;
  readonly login: string;
  readonly password: string;
  /** Requests begun in a second, evenly spread. */
  readonly perSecond: number;
};

/** Requests under way at once. */
const WINDOW = 32;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A pause is up to so much longer or shorter, so that several nodes do not come back together. */
const JITTER = 0.2;
const STOP_MS = 4_000;

/**
 * Another gateway that speaks http2sms, such as OVHcloud's: one request a message, in the name of an API user there. What
 * becomes of it comes to the callback of that API user (lib/gateway/dlr). It has no connection that could be lost, so it
 * counts as bound while it takes messages: an obstacle makes it wait, longer each time, and then try with one.
 */
export function createUpstreamDriver({ url, perSecond, ...credentials }: UpstreamSettings): CarrierDriver {
  const caller = createHttp2smsCaller(new URL(url), WINDOW);
  let host: CarrierHost | null = null;
  let state: DriverState = { bound: false, lastError: null };
  let isStopping = false;
  /** Given and not answered. */
  const underWay = new Map<Submission, NodeJS.Timeout | null>();
  let nextAt = 0;
  let pauses = 0;
  let waking: NodeJS.Timeout | undefined;
  let onIdle = (): void => undefined;

  const room = () => (pauses > 0 ? 1 : WINDOW);

  const answer = (message: Submission, result: SegmentResult) => {
    if (!underWay.delete(message)) return;
    const { id: messageId, attempt, segments } = message;
    host?.submitted(segments.map((segment) => ({ messageId, segment, attempt, result })));
    host?.stateChanged();
    if (underWay.size === 0) onIdle();
  };

  const pause = (reason: string) => {
    // Those that were under way together meet one obstacle.
    if (!state.bound || isStopping) return;
    const afterMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** pauses);
    pauses = Math.min(pauses + 1, 16);
    state = { bound: false, lastError: reason };
    waking = setTimeout(
      () => {
        state = { ...state, bound: true };
        host?.stateChanged();
      },
      afterMs * (1 - JITTER + 2 * JITTER * Math.random()),
    );
    host?.stateChanged();
  };

  const goOn = () => {
    pauses = 0;
    if (state.bound) state = { bound: true, lastError: null };
  };

  const hand = async (message: Submission) => {
    underWay.set(message, null);
    const outcome = await caller.call({ ...credentials, ...parametersOf(message) });
    if (!underWay.has(message)) return;
    const obstacle = obstacleOf(outcome);
    if (obstacle === null) goOn();
    else pause(obstacle);
    answer(message, resultOf(outcome));
  };

  return {
    start: (to) => {
      host = to;
      state = { bound: true, lastError: null };
      host.stateChanged();
    },
    submit: (messages) => {
      for (const message of messages) {
        const now = performance.now();
        nextAt = Math.max(now, nextAt);
        underWay.set(
          message,
          setTimeout(() => void hand(message), nextAt - now),
        );
        nextAt += 1_000 / perSecond;
      }
    },
    free: () => (state.bound && !isStopping ? Math.max(0, room() - underWay.size) : 0),
    state: () => state,
    stop: async () => {
      isStopping = true;
      clearTimeout(waking);
      for (const [message, timer] of underWay) {
        if (!timer) continue;
        clearTimeout(timer);
        answer(message, { kind: 'later', text: 'Chappe stopped before it was sent.' });
      }
      const idle = new Promise<void>((resolve) => {
        onIdle = resolve;
        if (underWay.size === 0) resolve();
      });
      let patience: NodeJS.Timeout | undefined;
      await Promise.race([
        idle,
        new Promise<void>((resolve) => {
          patience = setTimeout(resolve, STOP_MS);
        }),
      ]);
      clearTimeout(patience);
      for (const message of underWay.keys()) answer(message, { kind: 'unknown', text: 'Chappe stopped meanwhile.' });
      host = null;
      caller.close();
    },
  };
}

/** The text is sent as it was billed: with its STOP clause, if it has one, and in the coding that gave its segments. */
const parametersOf = ({ id, sender, recipient, text, encoding, smsClass }: Submission) => ({
  contentType: 'text/json',
  from: sender,
  to: `00${recipient}`,
  // The guide's line break.
  message: text.replaceAll('\n', '\r'),
  noStop: '1',
  class: String(smsClass),
  smsCoding: encoding === 'gsm7' ? '1' : '2',
  tag: String(id),
});

const OBSTACLES: Readonly<Record<Obstacle, string>> = {
  credentials: 'It does not accept the account, login, password or address',
  credit: 'It has no credit left',
  busy: 'It is too busy',
  address: 'What answers is no http2sms',
};

/** Why nothing can be sent for now; null: nothing is in the way. */
function obstacleOf(outcome: CallOutcome): string | null {
  if (outcome.kind === 'unreachable') return outcome.text;
  if (outcome.kind !== 'later' || outcome.obstacle === null) return null;
  return `${OBSTACLES[outcome.obstacle]}: ${outcome.text}`;
}

function resultOf(outcome: CallOutcome): SegmentResult {
  switch (outcome.kind) {
    case 'taken':
      return { kind: 'accepted', rawId: outcome.id };
    case 'refused':
      return { ...outcome, billed: false };
    case 'later':
      return { kind: 'later', text: outcome.text };
    case 'unreachable':
      return { kind: 'later', text: outcome.text };
    case 'unknown':
      return outcome;
  }
}
