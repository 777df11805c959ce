import type { UpstreamSettings } from '@/lib/domain/carrier/upstream-settings';
import type { CarrierDriver, CarrierHost, SegmentResult, Submission } from '../contract/driver';
import { type CallOutcome, createHttp2smsCaller } from './call-http2sms';
import { createWindow } from './create-window';
import type { Obstacle } from './judge-answer';

/** Requests under way at once. */
const MOST_UNDER_WAY = 32;
const STOP_MS = 4_000;

/**
 * Another gateway that speaks http2sms, such as OVHcloud's: one request a message, in the name of an API user there. What
 * becomes of it comes to the callback of that API user (lib/gateway/dlr). It has no connection that could be lost, so it
 * counts as bound while it takes messages.
 */
export function createUpstreamDriver({ url, perSecond, ...credentials }: UpstreamSettings): CarrierDriver {
  const caller = createHttp2smsCaller(new URL(url), MOST_UNDER_WAY);
  let host: CarrierHost | null = null;
  const window = createWindow(MOST_UNDER_WAY, () => host?.stateChanged());
  /** Given and not answered; with a timer, not begun. */
  const underWay = new Map<Submission, NodeJS.Timeout | null>();
  let nextAt = 0;
  let onIdle = (): void => undefined;

  const answer = (message: Submission, result: SegmentResult) => {
    if (!underWay.delete(message)) return;
    const { id: messageId, attempt, segments } = message;
    host?.submitted(segments.map((segment) => ({ messageId, segment, attempt, result })));
    host?.stateChanged();
    if (underWay.size === 0) onIdle();
  };

  /** What has not begun was not sent. */
  const giveBack = (text: string) => {
    for (const [message, timer] of underWay) {
      if (!timer) continue;
      clearTimeout(timer);
      answer(message, { kind: 'later', text });
    }
  };

  const hand = async (message: Submission) => {
    underWay.set(message, null);
    const outcome = await caller.call({ ...credentials, ...parametersOf(message) });
    if (!underWay.has(message)) return;
    const obstacle = obstacleOf(outcome);
    if (obstacle === null) window.open();
    else {
      window.pause(obstacle);
      giveBack('The carrier takes nothing for now.');
    }
    answer(message, resultOf(outcome));
  };

  return {
    start: (to) => {
      host = to;
      window.open();
    },
    submit: (messages) => {
      for (const message of messages) {
        const now = performance.now();
        nextAt = Math.max(now, nextAt);
        const timer = setTimeout(() => void hand(message), nextAt - now);
        underWay.set(message, timer);
        nextAt += 1_000 / perSecond;
      }
    },
    free: () => Math.max(0, window.size() - underWay.size),
    state: window.state,
    stop: async () => {
      window.close();
      giveBack('Chappe stopped before it was sent.');
      await within(STOP_MS, (resolve) => {
        onIdle = resolve;
        if (underWay.size === 0) resolve();
      });
      for (const message of underWay.keys()) answer(message, { kind: 'unknown', text: 'Chappe stopped meanwhile.' });
      host = null;
      caller.close();
    },
  };
}

/** Resolves when it is told to, or after so long. */
async function within(milliseconds: number, begin: (resolve: () => void) => void): Promise<void> {
  let patience: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve) => {
    patience = setTimeout(resolve, milliseconds);
    begin(resolve);
  });
  clearTimeout(patience);
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

/**
 * Why nothing can be sent for now; null: nothing is in the way. Where nobody knows whether one was sent, nobody knows of
 * the next either: each would be sent twice at most, and paid.
 */
function obstacleOf(outcome: CallOutcome): string | null {
  if (outcome.kind === 'unreachable' || outcome.kind === 'unknown') return outcome.text;
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
