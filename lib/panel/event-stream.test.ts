import { expect, test } from 'vitest';
import type { ChappeEvent } from '@/lib/domain/events';
import { createEventStream } from './event-stream';

type Listener = (event: ChappeEvent) => void;

/** A stream with a bus that only the test speaks on. */
function open(mayStay: () => Promise<boolean>, heartbeatMs = 1) {
  const listeners = new Set<Listener>();
  const events = {
    subscribe: (listener: Listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const leaving = new AbortController();
  const stream = createEventStream({ events, accountId: 1, signal: leaving.signal, mayStay, heartbeatMs });
  const publish = (event: ChappeEvent) => {
    for (const listener of listeners) listener(event);
  };
  const reader = stream.getReader();
  /** What comes next, as text; null at the end. */
  const next = async () => {
    const { done, value } = await reader.read();
    return done ? null : new TextDecoder().decode(value);
  };
  return { next, listeners, publish, leave: () => leaving.abort() };
}

test('it tells of this account’s changes and of no other’s', async () => {
  const { next, publish, leave, listeners } = open(() => Promise.resolve(true), 1_000_000);
  expect(await next()).toBe(': connected\n\n');
  publish({ type: 'credits', accountId: 2 });
  publish({ type: 'alerts', accountId: 1 });
  expect(await next()).toBe('event: change\ndata: {"type":"alerts"}\n\n');
  leave();
  expect(await next()).toBeNull();
  expect(listeners.size).toBe(0);
});

test.each([
  ['was removed or signed out', () => Promise.resolve(false)],
  ['cannot be checked', () => Promise.reject(new Error('The database is gone.'))],
])('it ends at the heartbeat for whoever %s', async (_, afterwards) => {
  let asked = 0;
  const { next, listeners } = open(() => {
    asked += 1;
    return asked === 1 ? Promise.resolve(true) : afterwards();
  });
  await next();
  expect(await next()).toBe(': still here\n\n');
  expect(await next()).toBeNull();
  expect(listeners.size).toBe(0);
});
