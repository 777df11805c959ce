import { CallError } from './call-fault';

/** A deadline is kept to within this; a timer for each of thousands of calls would cost more than the calls. */
const LOOK_EVERY_MS = 50;

export type Deadlines = {
  /** Answers how to take it back. */
  add(expire: (cause: Error) => void): () => void;
  clear(): void;
};

/** Calls that must end in time, oldest first: all may take equally long, so the first to begin is the first to expire. */
export function createDeadlines(timeoutMs: number): Deadlines {
  const pending = new Map<symbol, { readonly at: number; readonly expire: (cause: Error) => void }>();
  let timer: NodeJS.Timeout | null = null;
  const look = () => {
    timer = null;
    for (const [key, { at, expire }] of pending) {
      if (at > performance.now()) break;
      pending.delete(key);
      expire(new CallError('timeout'));
    }
    if (pending.size > 0) schedule();
  };
  const schedule = () => {
    timer ??= setTimeout(look, Math.min(LOOK_EVERY_MS, timeoutMs)).unref();
  };
  return {
    add: (expire) => {
      const key = Symbol('call');
      pending.set(key, { at: performance.now() + timeoutMs, expire });
      schedule();
      return () => pending.delete(key);
    },
    clear: () => {
      if (timer) clearTimeout(timer);
      pending.clear();
    },
  };
}
