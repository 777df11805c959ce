import { Worker } from 'node:worker_threads';
import type { CallbackAnswer, CallbackCall } from '@/lib/domain/delivery/callback-call';
import { createOutbox } from '../threads/outbox';
import { createWaitingRoom } from '../threads/waiting-room';
import type { CallbackSender } from './send-callback';

/** Where the build puts sender.thread.ts: beside the server. */
const THREAD_FILE = './sender.js';

export type SenderThreadData = { readonly allowedRanges: readonly string[] };

export type ToSender = { readonly id: number; readonly call: CallbackCall } | 'ping' | 'close';
export type FromSender = { readonly id: number; readonly answer: CallbackAnswer } | 'pong' | 'closed';

/** A sender in a thread of its own, so that thousands of calls a second hold up nothing else. */
export function startSenderThread(data: SenderThreadData, onDeath: (cause: Error) => void): CallbackSender {
  const thread = new Worker(new URL(THREAD_FILE, import.meta.url), { workerData: data });
  const say = createOutbox<ToSender>((calls) => thread.postMessage(calls));
  const answers = createWaitingRoom<CallbackAnswer>();
  let lastId = 0;
  const pings: (() => void)[] = [];
  let closed: (() => void) | null = null;
  thread.on('message', (heard: readonly FromSender[]) => {
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
  thread.once('exit', (code) => die(new Error(`The callback sender’s thread ended with ${code}.`)));
  return {
    send: (call) => {
      lastId += 1;
      say({ id: lastId, call });
      return answers.wait(lastId);
    },
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
