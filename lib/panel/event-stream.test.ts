import { expect, test } from 'vitest';
import type { Follower } from '@/lib/server/runtime/live-updates';
import { createEventStream } from './event-stream';

const encode = (text: string) => new TextEncoder().encode(text);

/** A stream whose followers only the test speaks to. */
function open(mayStay: () => Promise<boolean>, { heartbeatMs = 1_000_000, leftAlready = false } = {}) {
  const followers = new Set<Follower>();
  const updates = {
    follow: (follower: Follower) => {
      followers.add(follower);
      return () => void followers.delete(follower);
    },
  };
  const asks = new Set<() => void>();
  const leaving = new AbortController();
  if (leftAlready) leaving.abort();
  const stream = createEventStream({
    updates,
    accountId: 1,
    panelUserId: 7,
    signal: leaving.signal,
    mayStay,
    onAccessChange: (ask) => {
      asks.add(ask);
      return () => void asks.delete(ask);
    },
    heartbeatMs,
  });
  const reader = stream.getReader();
  /** What comes next, as text; null at the end. */
  const next = async () => {
    const { done, value } = await reader.read();
    return done ? null : new TextDecoder().decode(value);
  };
  const changeAccess = () => {
    for (const ask of asks) ask();
  };
  return { next, reader, followers, asks, changeAccess, leave: () => leaving.abort() };
}

const allowed = () => Promise.resolve(true);
const tellAll = (followers: ReadonlySet<Follower>, text: string) => {
  for (const follower of followers) follower.tell(encode(text));
};

test('it passes on what it is told, until its reader leaves', async () => {
  const { next, leave, followers } = open(allowed);
  expect(await next()).toBe(': connected\n\n');
  expect([...followers]).toMatchObject([{ accountId: 1, panelUserId: 7 }]);
  tellAll(followers, 'event: change\n\n');
  expect(await next()).toBe('event: change\n\n');
  leave();
  expect(await next()).toBeNull();
  expect(followers.size).toBe(0);
});

test('it ends at once, not at the heartbeat, for whoever was signed out', async () => {
  let stays = true;
  const { next, changeAccess, asks, followers } = open(() => Promise.resolve(stays));
  expect(await next()).toBe(': connected\n\n');
  changeAccess();
  expect(await next()).toBe(': still here\n\n');
  stays = false;
  changeAccess();
  expect(await next()).toBe('event: over\ndata:\n\n');
  expect(await next()).toBeNull();
  expect([asks.size, followers.size]).toEqual([0, 0]);
});

test('it ends at the heartbeat for whoever was removed or signed out, and a look that failed is asked again', async () => {
  const looks = [() => Promise.reject(new Error('The reader is busy.')), () => Promise.resolve(false)];
  const stream = open(() => looks.shift()?.() ?? Promise.resolve(false), { heartbeatMs: 1 });
  await stream.next();
  expect(await stream.next()).toBe(': still here\n\n');
  expect(await stream.next()).toBe('event: over\ndata:\n\n');
  expect(await stream.next()).toBeNull();
  expect(stream.followers.size).toBe(0);
});

test('nothing is followed for an answer that nobody reads, nor for a reader who has left already', async () => {
  const unread = open(allowed);
  await Promise.resolve();
  expect(unread.followers.size).toBe(0);
  const late = open(allowed, { leftAlready: true });
  expect(await late.next()).toBeNull();
  expect(late.followers.size).toBe(0);
});

test('a reader who does not read is cut off instead of remembered for', async () => {
  const { next, followers, reader } = open(allowed);
  await next();
  for (let told = 0; told < 1_000 && followers.size > 0; told += 1) tellAll(followers, 'event: change\n\n');
  expect(followers.size).toBe(0);
  await expect(reader.closed).rejects.toThrow(/does not read/);
});

test('a panel that gives way is asked not to come back at once', async () => {
  const { next, followers } = open(allowed);
  await next();
  for (const follower of followers) follower.giveWay();
  expect(await next()).toBe('event: enough\ndata:\n\n');
  expect(await next()).toBeNull();
  expect(followers.size).toBe(0);
});
