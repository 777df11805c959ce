import { nextDueFor } from '@/lib/db/messages/dispatch-queues';
import type { ConnectedCarrier } from '../carriers/contract/driver';
import { type Loop, startLoop } from '../outbox/loop';
import { connectDispatcher, type DispatchOptions } from './connect-dispatcher';

type Options = Omit<DispatchOptions, 'onAnswered' | 'onRoom' | 'onConnected'> & {
  readonly onAnswered: (carrier: string, messages: number, seconds: number) => void;
  readonly onConnected: (carrier: string, isConnected: boolean) => void;
};

export type DispatchLoop = Loop & {
  /** How many messages its driver has not answered yet. */
  underWay(): number;
};

/** One carrier's loop: starts its driver, and hands it what is due, as much as it takes. */
export function startDispatchLoop({ onAnswered, onConnected, ...options }: Options): DispatchLoop {
  const { writer, log, now } = options;
  const { name, driver } = options.carrier;
  /** The last round found no room: the loop rests until there is some. */
  let full = false;
  const dispatcher = connectDispatcher({
    ...options,
    onAnswered: (messages, seconds) => onAnswered(name, messages, seconds),
    onConnected: (isConnected) => onConnected(name, isConnected),
    onRoom: () => {
      if (full && driver.free() > 0) loop.wake();
    },
  });
  const loop = startLoop({
    name: `dispatch to ${name || 'nobody'}`,
    log,
    now,
    round: async () => {
      const { isMore, room } = await dispatcher.round();
      full = room === 0;
      if (full) return null;
      return isMore ? 'again' : writer.commit((tx) => nextDueFor(tx, name));
    },
  });
  return {
    wake: loop.wake,
    underWay: dispatcher.underWay,
    stop: async () => {
      await loop.stop();
      await driver.stop();
      dispatcher.giveUp();
    },
  };
}

/** It takes nothing. What a message that ends meanwhile has for a carrier is none. */
const NOBODY: ConnectedCarrier = {
  name: '',
  recognisesRepeats: false,
  driver: {
    start: () => {},
    submit: () => {},
    free: () => 0,
    state: () => ({ bound: false, lastError: null }),
    stop: () => Promise.resolve(),
  },
};

/** Where no carrier is, what waits still grows too old, and what carriers have said before is still to be recorded. */
export const startIdleLoop = (options: Omit<Options, 'carrier'>): DispatchLoop =>
  startDispatchLoop({ ...options, carrier: NOBODY });
