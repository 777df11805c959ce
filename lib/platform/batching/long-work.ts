/**
 * Long work on the thread that serves everybody is done in turns. However many do long work at once, one of them goes on
 * in each round of the event loop, so that a short request waits for one turn and not for one of each.
 */
import { setImmediate } from 'node:timers/promises';

const LONGEST_TURN_MS = 10;

let lastInLine: Promise<unknown> = Promise.resolve();

/** Resolves when it is this one's turn. */
export const nextTurn = (): Promise<unknown> => {
  lastInLine = lastInLine.then(() => setImmediate());
  return lastInLine;
};

/** To be awaited between two pieces of long work: waits for the next turn once this one has lasted long enough. */
export function createTurns(clock: () => number = () => performance.now()): () => Promise<void> {
  let since = clock();
  return async () => {
    if (clock() - since < LONGEST_TURN_MS) return;
    await nextTurn();
    since = clock();
  };
}

/** Does work that stops after each of its pieces, with turns for everybody else in between. */
export async function inTurns<Value>(work: Iterator<unknown, Value>): Promise<Value> {
  const giveTurns = createTurns();
  for (let piece = work.next(); ; piece = work.next()) {
    if (piece.done) return piece.value;
    await giveTurns();
  }
}
