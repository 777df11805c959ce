import { Worker } from 'node:worker_threads';
import { DriverAdapterError, type SqlQuery, type SqlResultSet } from '@prisma/driver-adapter-utils';
import { createWaitingRoom } from '@/lib/platform/threads/waiting-room';
import type { Reader } from '../reader';

/** Where the build puts reader.thread.ts: beside the server. */
const THREAD_FILE = './reader.js';

/** Reads are answered within milliseconds, so whoever comes after so many would wait for seconds. */
export const LONGEST_READ_QUEUE = 500;

export type ReaderThreadData = { readonly databaseUrl: string };

/** `id` comes back with the answer. */
export type ToReader = { readonly id: number; readonly query: SqlQuery } | 'close';
export type FromReader =
  | { readonly kind: 'ready' }
  | { readonly kind: 'rows'; readonly id: number; readonly rows: SqlResultSet }
  | { readonly kind: 'refused'; readonly id: number; readonly cause: DriverAdapterError['cause'] }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }
  | { readonly kind: 'closed' };

/** What is needed of a thread. */
type Thread = Pick<Worker, 'on' | 'once' | 'postMessage' | 'terminate'>;

/**
 * Starts a reader in a thread of its own and resolves when it is ready. `onDeath` is told when the thread ends without
 * having been asked to: nothing can be read from then on.
 */
export const startReaderThread = (data: ReaderThreadData, onDeath: (cause: Error) => void): Promise<Reader> =>
  readThrough(new Worker(new URL(THREAD_FILE, import.meta.url), { workerData: data }), onDeath);

/** A reader that asks `thread`. A read that is one too many is refused at once: `isReaderBusy` tells. */
export async function readThrough(thread: Thread, onDeath: (cause: Error) => void): Promise<Reader> {
  const answers = createWaitingRoom<SqlResultSet>();
  let onClosed: (() => void) | null = null;
  const say = (order: ToReader) => thread.postMessage(order);
  await new Promise<void>((resolve, reject) => {
    thread.on('message', (message: FromReader) => {
      switch (message.kind) {
        case 'ready':
          resolve();
          break;
        case 'rows':
          answers.resolve(message.id, message.rows);
          break;
        case 'refused':
          answers.reject(message.id, new DriverAdapterError(message.cause));
          break;
        case 'failed':
          answers.reject(message.id, new Error(message.reason));
          break;
        case 'closed':
          onClosed?.();
      }
    });
    const die = (cause: Error) => {
      reject(cause);
      if (!onClosed) onDeath(cause);
    };
    thread.once('error', die);
    thread.once('exit', (code) => die(new Error(`The reader’s thread ended with ${code}.`)));
  });
  return {
    read: (query) => {
      if (answers.size() >= LONGEST_READ_QUEUE) {
        const cause = `${LONGEST_READ_QUEUE} reads wait already.`;
        return Promise.reject(new DriverAdapterError({ kind: 'TooManyConnections', cause }));
      }
      return answers.wait((id) => say({ id, query }));
    },
    close: async () => {
      await new Promise<void>((resolve) => {
        onClosed = resolve;
        say('close');
      });
      await thread.terminate();
    },
  };
}
