/**
 * When each call is made. Calls wait by receiver, receivers and hosts take turns, and those that answer within a second
 * have places that no other can take: however many are slow or dead, on the same host too, the others wait for none.
 */

import type { CallbackAnswer, CallbackCall } from '@/lib/domain/callbacks/callback-call';
import { CALLBACK_KINDS } from '@/lib/domain/callbacks/callback-kinds';
import type { CallbackCaller } from './callback-caller';
import { createPlaces, type Lane, type Place } from './places';
import { createReceiverTurns, type Turn } from './receiver-turns';

/** How long closing waits for answers that are under way. */
const CLOSING_MS = 3_000;

type Waiting = Pick<CallbackCall, 'inOrderOf'> & {
  readonly call: CallbackCall;
  resolve(answer: CallbackAnswer): void;
};

const LANES: readonly Lane[] = ['quick', 'slow'];

/** The same caller, each call in its turn. A call's time, and its signature's, begin when it is made. */
export function scheduleCalls(caller: CallbackCaller): CallbackCaller {
  const places = createPlaces();
  const turns = createReceiverTurns<Waiting>();
  /** Tests: somebody waits for them in front of a screen. */
  const urgent: Waiting[] = [];
  let closing: { whenEmpty(): void } | null = null;
  let cutOff = false;
  let timer: NodeJS.Timeout | null = null;

  /** Answers how it went. */
  const make = async ({ call, resolve }: Waiting, place: Place) => {
    const answer = await caller.call(call);
    const slow = places.leave(place);
    resolve(cutOff ? { ...answer, httpStatus: null, error: 'stopped' } : answer);
    if (places.areAllFree()) closing?.whenEmpty();
    return { answered: answer.httpStatus !== null, slow };
  };
  const callInTurn = async (turn: Turn<Waiting>, lane: Lane) => {
    const place = places.take(lane, () => turns.provedSlow(turn));
    turns.ended(turn, await make(turn.item, place));
    fill();
  };
  const callAtOnce = async (item: Waiting) => {
    await make(item, places.take('quick'));
    fill();
  };

  const fill = () => {
    places.passOnSlowCalls();
    while (!closing && places.isFree('quick')) {
      const item = urgent.shift();
      if (!item) break;
      void callAtOnce(item);
    }
    for (const lane of LANES) {
      while (!closing && places.isFree(lane)) {
        const turn = turns.take(lane);
        if (!turn) break;
        void callInTurn(turn, lane);
      }
    }
    if (urgent.length > 0 || turns.hasNext('quick')) fillWhenACallProvesSlow();
  };
  const fillWhenACallProvesSlow = () => {
    const inMs = places.nextLeavesInMs();
    if (inMs === null || timer) return;
    timer = setTimeout(() => {
      timer = null;
      fill();
    }, inMs).unref();
  };

  return {
    call: (call) =>
      new Promise((resolve) => {
        if (cutOff) return resolve(neverMade());
        const item = { call, inOrderOf: call.inOrderOf, resolve };
        if (!CALLBACK_KINDS[call.kind].isOwed) urgent.push(item);
        else turns.add(item);
        fill();
      }),
    close: async () => {
      await new Promise<void>((resolve) => {
        closing = { whenEmpty: resolve };
        setTimeout(resolve, CLOSING_MS).unref();
        if (places.areAllFree()) resolve();
      });
      cutOff = true;
      for (const { resolve } of urgent.splice(0)) resolve(neverMade());
      await caller.close();
    },
  };
}

const neverMade = (): CallbackAnswer => ({
  at: new Date(),
  durationMs: 0,
  httpStatus: null,
  error: 'stopped',
  answer: '',
});
