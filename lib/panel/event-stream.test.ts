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
  return {
    reader: stream.pipeThrough(new TextDecoderStream()).getReader(),
    listeners,
    publish,
    leave: () => leaving.abort(),
  };
}

test('it tells of this account’s changes and of no other’s', async () => {
  const { reader, publish, leave, listeners } = open(() => Promise.resolve(true), 1_000_000);
  expect(await reader.read()).toEqual({ done: false, value: ': connected\n\n' });
  publish({ type: 'credits', accountId: 2 });
  publish({ type: 'alerts', accountId: 1 });
  expect(await reader.read()).toEqual({ done: false, value: 'event: change\ndata: {"type":"alerts"}\n\n' });
  leave();
  expect((await reader.read()).done).toBe(true);
  expect(listeners.size).toBe(0);
});

test.each([
  ['was removed or signed out', () => Promise.resolve(false)],
  ['cannot be checked', () => Promise.reject(new Error('The database is gone.'))],
])('it ends at the heartbeat for whoever %s', async (_, afterwards) => {
  let asked = 0;
  const { reader, listeners } = open(() => {
    asked += 1;
    return asked === 1 ? Promise.resolve(true) : afterwards();
  });
  await reader.read();
  expect(await reader.read()).toEqual({ done: false, value: ': still here\n\n' });
  expect((await reader.read()).done).toBe(true);
  expect(listeners.size).toBe(0);
});
