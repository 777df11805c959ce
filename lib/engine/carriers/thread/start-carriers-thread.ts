import { Worker } from 'node:worker_threads';
import { gatherPosts } from '@/lib/platform/threads/gather-posts';
import type { DrivenCarrier, DriverSettings } from '../carriers';
import type { WatchedDriver } from '../watch/question';
import type { FromCarriers, ToThread } from './protocol';
import { createRemoteDriver, type RemoteDriver } from './remote-driver';

/** Where the build puts carriers.thread.ts: beside the server. */
const THREAD_FILE = './carriers.js';

/** Where drivers are. */
export type Carriers = {
  /** A driver for a carrier, not started yet. One of the same name must have stopped. */
  connect(carrier: DrivenCarrier): WatchedDriver;
  /** Resolves when the thread that moves the bytes comes to it; absent when that is the caller's own. */
  readonly answers?: () => Promise<void>;
  /** So many nodes submit to carriers: each keeps its part of their pace. Absent: this is the only one. */
  readonly sharedBy?: (nodes: number) => void;
  /** After every driver has stopped. */
  close(): Promise<void>;
};

/** Carriers in a thread of their own. `onDeath` is told when that ends unasked: nothing can be sent from then on. */
export function startCarriersThread(settings: DriverSettings, onDeath: (cause: Error) => void): Carriers {
  const thread = new Worker(new URL(THREAD_FILE, import.meta.url), { workerData: settings });
  const say = gatherPosts<ToThread>((orders) => thread.postMessage(orders));
  const remote = new Map<string, RemoteDriver>();
  const pings: (() => void)[] = [];
  let closing = false;
  thread.on('message', (heard: readonly FromCarriers[]) => {
    for (const one of heard) {
      if (one.kind === 'pong') pings.shift()?.();
      else remote.get(one.carrier)?.hear(one);
    }
  });
  const die = (cause: Error) => {
    if (!closing) onDeath(cause);
  };
  thread.once('error', die);
  thread.once('exit', (code) => die(new Error(`The carriers’ thread ended with ${code}.`)));
  return {
    connect: (carrier) => {
      const driver = createRemoteDriver(carrier, say);
      remote.set(carrier.name, driver);
      return driver;
    },
    answers: () =>
      new Promise((resolve) => {
        pings.push(resolve);
        say({ kind: 'ping' });
      }),
    sharedBy: (live) => say({ kind: 'nodes', live }),
    close: async () => {
      closing = true;
      await thread.terminate();
    },
  };
}
