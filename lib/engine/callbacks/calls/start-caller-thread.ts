import { Worker } from 'node:worker_threads';
import type { CallbackAnswer, CallbackCall } from '@/lib/domain/callbacks/callback-call';
import { gatherPosts } from '@/lib/platform/threads/gather-posts';
import { createWaitingRoom } from '@/lib/platform/threads/waiting-room';
import type { CallbackCaller } from './callback-caller';

/** Where the build puts caller.thread.ts: beside the server. */
const THREAD_FILE = './caller.js';

export type CallerThreadData = { readonly databaseUrl: string; readonly allowedRanges: readonly string[] };

export type ToCaller = { readonly id: number; readonly call: CallbackCall } | 'ping' | 'close';
export type FromCaller = { readonly id: number; readonly answer: CallbackAnswer } | 'pong' | 'closed';

/** A caller in a thread of its own, so that thousands of calls a second hold up nothing else. */
export function startCallerThread(data: CallerThreadData, onDeath: (cause: Error) => void): CallbackCaller {
  const thread = new Worker(new URL(THREAD_FILE, import.meta.url), { workerData: data });
  const say = gatherPosts<ToCaller>((calls) => thread.postMessage(calls));
  const answers = createWaitingRoom<CallbackAnswer>();
  const pings: (() => void)[] = [];
  let closed: (() => void) | null = null;
  thread.on('message', (heard: readonly FromCaller[]) => {
    for (const one of heard) {
      if (one === 'closed') closed?.();
      else if (one === 'pong') pings.shift()?.();
      else answers.resolve(one.id, one.answer);
    }
  });
  const die = (cause: Error) => {
    if (!closed) onDeath(cause);
  };
  thread.once('error', die);
  thread.once('exit', (code) => die(new Error(`The caller’s thread ended with ${code}.`)));
  return {
    call: (call) => answers.wait((id) => say({ id, call })),
    answers: () =>
      new Promise((resolve) => {
        pings.push(resolve);
        say('ping');
      }),
    close: async () => {
      await new Promise<void>((resolve) => {
        closed = resolve;
        say('close');
      });
      await thread.terminate();
    },
  };
}
