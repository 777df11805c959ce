/**
 * What this process has claimed and not yet recorded, by receiver, and which have more waiting in the database. One with
 * nothing waiting there is caught up: what is created for it may be claimed at once without overtaking.
 */

import { createRememberedReceivers } from './calls/remembered-receivers';

type Claim = { readonly id: number; readonly receiver: string };

type Receiver = {
  /** Claimed: waiting for its turn, being called, or being recorded. */
  held: number;
  /** How much may be: little until it answers, more with each answer, very little after none. */
  room: number;
  silent: boolean;
  caughtUp: boolean;
};

const FIRST_ROOM = 16;
/** One call under way and the next: of a host that is dead for all of its receivers little is held. */
const ROOM_OF_SILENT = 2;
/**
 * Half a second's worth of what one process can call. One that has more waiting is called from the database, which costs
 * nearly twice as much and so is hard to come back from: a receiver that keeps up must not get there by a moment's rush.
 */
const LARGEST_ROOM = 10_000;
const ROOM_FOR_ANSWER = 32;

/** Claimed for all together. Those that do not answer have a share of their own, so that they fill nobody else's. */
const MOST_HELD = 50_000;
/** Room for a few that held much when they fell silent. */
const MOST_HELD_BY_SILENT = 50_000;

/** How much one look into the database may find. */
export const LOOK = { perReceiver: 500, limit: 1_000 } as const;

export type Claims = ReturnType<typeof createClaims>;

export function createClaims() {
  const held = new Set<number>();
  const receivers = createRememberedReceivers<Receiver>(
    () => ({ held: 0, room: FIRST_ROOM, silent: false, caughtUp: false }),
    ({ held }) => held === 0,
  );
  let heldBySilent = 0;

  const hold = (receiver: Receiver, change: number) => {
    receiver.held += change;
    if (receiver.silent) heldBySilent += change;
  };

  const shareIsFull = ({ silent }: Receiver) =>
    silent ? heldBySilent >= MOST_HELD_BY_SILENT : held.size - heldBySilent >= MOST_HELD;
  const isFull = (receiver: Receiver) => receiver.held >= receiver.room || shareIsFull(receiver);
  const isBusy = (receiver: Receiver) => receiver.held >= receiver.room / 2 || shareIsFull(receiver);

  return {
    add: (claims: readonly Claim[]): void => {
      for (const { id, receiver } of claims) {
        held.add(id);
        hold(receivers.use(receiver), 1);
      }
    },
    remove: ({ id, receiver: name }: Claim): void => {
      const receiver = receivers.find(name);
      if (held.delete(id) && receiver) hold(receiver, -1);
    },
    /** A call to this receiver ended. */
    learn: (name: string, answered: boolean): void => {
      const receiver = receivers.find(name);
      if (!receiver) return;
      if (receiver.silent === answered) heldBySilent += answered ? -receiver.held : receiver.held;
      receiver.silent = !answered;
      receiver.room = answered ? Math.min(receiver.room + ROOM_FOR_ANSWER, LARGEST_ROOM) : ROOM_OF_SILENT;
    },
    isEmpty: () => held.size === 0,
    count: () => held.size,
    /** Whether there is room for receivers of which nothing is known. */
    hasRoomForOthers: () => held.size - heldBySilent < MOST_HELD,
    /** Receivers that have enough to do. */
    busyReceivers: (): string[] =>
      [...receivers.entries()].flatMap(([name, receiver]) => (isBusy(receiver) ? name : [])),
    /** Whether there is room for what waits in the database for this receiver. */
    hasRoom: (name: string): boolean => {
      const receiver = receivers.find(name);
      return receiver !== undefined && !receiver.caughtUp && !isBusy(receiver);
    },
    /** Whether one more that is created for this receiver may be claimed at once. */
    admits: (name: string): boolean => {
      const receiver = receivers.find(name);
      if (!receiver) return false;
      if (isFull(receiver)) receiver.caughtUp = false;
      return receiver.caughtUp;
    },
    /**
     * Answers what is to be claimed of what one look found, which nobody holds. Of whom it found and claims all is caught up;
     * of whom it leaves some, or may, is so no longer. Where a transaction is done again, its last look counts.
     */
    sift: <Found extends Claim>(found: readonly Found[]): Found[] =>
      partByReceiver(found).flatMap(([name, some]) => {
        const receiver = receivers.use(name);
        const claimed = some.slice(0, Math.max(0, receiver.room - receiver.held));
        if (claimed.length < some.length || some.length === LOOK.perReceiver) receiver.caughtUp = false;
        else if (found.length < LOOK.limit) receiver.caughtUp = true;
        return claimed;
      }),
    /** What was found could not be claimed after all: nothing is known of what waits. */
    forgetFound: (): void => {
      for (const [, receiver] of receivers.entries()) receiver.caughtUp = false;
    },
  };
}

function partByReceiver<Found extends Claim>(found: readonly Found[]): (readonly [name: string, some: Found[]])[] {
  const parts = new Map<string, Found[]>();
  for (const one of found) {
    const part = parts.get(one.receiver);
    if (part) part.push(one);
    else parts.set(one.receiver, [one]);
  }
  return [...parts];
}
