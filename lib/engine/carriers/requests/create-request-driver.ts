import type { CarrierDriver, CarrierHost, SegmentResult, Submission } from '../contract/driver';
import { type AskingRules, createAsker } from './create-asker';
import { createWindow } from './create-window';
import type { Obstacle, Verdict } from './verdict';

export type RequestRules = AskingRules & {
  /** Requests begun in a second, evenly spread, by all nodes together. */
  readonly perSecond: number;
  /** How many nodes ask this carrier; absent: this is the only one. */
  readonly liveNodes?: (() => number) | undefined;
  /** What an answer is not, if its `address` is wrong. */
  readonly notTheAddress: string;
};

const STOP_MS = 4_000;

const ALONE = () => 1;

/**
 * What begins within so much of a second is given ahead, so that the pace is kept. No more: what was given when the
 * process dies is all in doubt, whether it has begun or not.
 */
const AHEAD = 1 / 10;

/**
 * A carrier that is given each message, with all of its segments, by one HTTP request. What becomes of it comes to an
 * address of ours (lib/gateway/dlr). It has no connection that could be lost, so it counts as bound while it takes
 * messages.
 */
export function createRequestDriver(rules: RequestRules): CarrierDriver {
  const { mostAtOnce } = rules;
  const pace = createPace(rules);
  const { ask, seen, close } = createAsker(rules);
  let host: CarrierHost | null = null;
  const window = createWindow(mostAtOnce, () => host?.stateChanged());
  /** Given and not answered; with a timer, not begun. */
  const underWay = new Map<Submission, NodeJS.Timeout | null>();
  const roomAhead = () => pace.mostAhead() - [...underWay.values()].filter((timer) => timer !== null).length;
  let nextAt = 0;
  let onIdle = (): void => undefined;

  const answer = (message: Submission, resultOf: (segment: number) => SegmentResult) => {
    if (!underWay.delete(message)) return;
    const { id: messageId, attempt, segments } = message;
    host?.submitted(segments.map((segment) => ({ messageId, segment, attempt, result: resultOf(segment) })));
    host?.stateChanged();
    if (underWay.size === 0) onIdle();
  };

  /** What has not begun was not sent. */
  const giveBack = (text: string) => {
    for (const [message, timer] of underWay) {
      if (!timer) continue;
      clearTimeout(timer);
      answer(message, () => ({ kind: 'later', text }));
    }
  };

  const hand = async (message: Submission) => {
    const wasFull = roomAhead() <= 0;
    underWay.set(message, null);
    if (wasFull) host?.stateChanged();
    const verdict = await ask(message);
    if (!underWay.has(message)) return;
    const obstacle = obstacleOf(verdict, rules.notTheAddress);
    if (obstacle === null) window.open();
    else {
      window.pause(obstacle);
      giveBack('The carrier takes nothing for now.');
    }
    answer(message, (segment) => resultOf(verdict, segment, message.segmentCount));
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
        nextAt += pace.everyMs();
      }
    },
    free: () => Math.max(0, Math.min(Math.min(window.size(), pace.atOnce()) - underWay.size, roomAhead())),
    state: window.state,
    ...seen,
    stop: async () => {
      window.close();
      giveBack('Chappe stopped before it was sent.');
      await within(STOP_MS, (resolve) => {
        onIdle = resolve;
        if (underWay.size === 0) resolve();
      });
      for (const message of underWay.keys()) {
        answer(message, () => ({ kind: 'unknown', text: 'This carrier was stopped meanwhile.' }));
      }
      host = null;
      close();
    },
  };
}

/** This node's part of what the carrier takes. */
function createPace({ perSecond, mostAtOnce, liveNodes = ALONE }: RequestRules) {
  return {
    everyMs: () => (1_000 / perSecond) * liveNodes(),
    mostAhead: () => Math.max(1, Math.floor((perSecond / liveNodes()) * AHEAD)),
    atOnce: () => Math.max(1, Math.floor(mostAtOnce / liveNodes())),
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

const OBSTACLES: Readonly<Record<Exclude<Obstacle, 'address'>, string>> = {
  credentials: 'It does not accept the account, login, password or address',
  credit: 'It has no credit left',
  busy: 'It is too busy',
};

/**
 * Why nothing can be sent for now; null: nothing is in the way. Where nobody knows whether one was sent, nobody knows of
 * the next either: each would be sent twice at most, and paid.
 */
function obstacleOf(verdict: Verdict, notTheAddress: string): string | null {
  if (verdict.kind === 'unreachable' || verdict.kind === 'unknown') return verdict.text;
  if (verdict.kind !== 'later' || verdict.obstacle === null) return null;
  const words = verdict.obstacle === 'address' ? notTheAddress : OBSTACLES[verdict.obstacle];
  return `${words}: ${verdict.text}`;
}

/**
 * What is counted, so that its message goes to another carrier or ends: an answer about it alone, or one of something
 * that is not what was set up. Credentials, credit and work pass, and what never left says nothing.
 */
function laterOf(obstacle: Obstacle | null): { readonly of?: 'message' | 'carrier' } {
  if (obstacle === null) return { of: 'message' };
  return obstacle === 'address' ? { of: 'carrier' } : {};
}

function resultOf(verdict: Verdict, segment: number, segmentCount: number): SegmentResult {
  switch (verdict.kind) {
    case 'taken': {
      const { ids } = verdict;
      return { kind: 'accepted', rawId: ids[ids.length === segmentCount ? segment - 1 : 0] ?? null };
    }
    case 'refused':
      return { ...verdict, billed: false };
    case 'later':
      return { kind: 'later', text: verdict.text, ...laterOf(verdict.obstacle) };
    case 'unreachable':
      return { kind: 'later', text: verdict.text };
    case 'unknown':
      return verdict;
  }
}
