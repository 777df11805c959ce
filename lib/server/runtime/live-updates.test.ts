import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EVENT_KINDS } from '@/lib/domain/events';
import { createEventBus } from './event-bus';
import { createLiveUpdates, type Follower, type LiveUpdates, MOST_PANELS_OF_ONE_PERSON } from './live-updates';

let bus: ReturnType<typeof createEventBus>;
let updates: LiveUpdates;

beforeEach(() => {
  vi.useFakeTimers();
  bus = createEventBus();
  updates = createLiveUpdates(bus, 1);
});

afterEach(() => {
  vi.useRealTimers();
});

/** A panel that keeps what it is told. */
function open(panelUserId: number, accountId = 1, since?: string) {
  const heard: Uint8Array[] = [];
  let gaveWay = false;
  const follower: Follower = {
    accountId,
    panelUserId,
    since,
    tell: (event) => void heard.push(event),
    giveWay: () => {
      gaveWay = true;
    },
  };
  const leave = updates.follow(follower);
  return { heard, leave, gaveWay: () => gaveWay, text: () => heard.map((bytes) => new TextDecoder().decode(bytes)) };
}

test('a thousand changes are one event that names each kind, the same bytes for all; other accounts hear nothing', () => {
  const [one, two, other] = [open(1), open(2), open(1, 2)];
  for (let count = 0; count < 1_000; count += 1) {
    bus.publish({ type: 'messages', accountId: 1 });
    bus.publish({ type: 'credits', accountId: 1 });
  }
  vi.runAllTimers();
  expect(one.text()).toEqual(['event: change\ndata: ["messages","credits"]\n\n']);
  expect(two.heard[0]).toBe(one.heard[0]);
  expect(other.heard).toEqual([]);
  bus.publish({ type: 'audit', accountId: 1 });
  vi.runAllTimers();
  expect(one.text()[1]).toBe('event: change\ndata: ["audit"]\n\n');
});

test('whoever read a while before following is told at once what changed since, and of no other account', () => {
  bus.publish({ type: 'messages', accountId: 1 });
  const since = updates.position();
  expect(open(1, 1, since).text()).toEqual([]);
  bus.publish({ type: 'credits', accountId: 1 });
  bus.publish({ type: 'audit', accountId: 1 });
  bus.publish({ type: 'alerts', accountId: 2 });
  expect(open(1, 1, since).text()).toEqual(['event: change\ndata: ["credits","audit"]\n\n']);
  expect(open(1, 1, updates.position()).text()).toEqual([]);
  expect(open(1).text()).toEqual([]);
});

test('what was read of an earlier process may have changed in every way', () => {
  const later = createLiveUpdates(createEventBus(), 2);
  const told: Uint8Array[] = [];
  const tell = (event: Uint8Array) => void told.push(event);
  later.follow({ accountId: 1, panelUserId: 1, since: updates.position(), tell, giveWay: () => {} });
  expect(told.map((bytes) => new TextDecoder().decode(bytes))).toEqual([
    `event: change\ndata: ${JSON.stringify(EVENT_KINDS)}\n\n`,
  ]);
});

test('however many follow an account, they are told at most some hundred times a second together', () => {
  const panels = Array.from({ length: 1_000 }, (_, person) => open(person));
  for (let ms = 0; ms < 10_000; ms += 10) {
    bus.publish({ type: 'messages', accountId: 1 });
    vi.advanceTimersByTime(10);
  }
  const told = panels.reduce((sum, { heard }) => sum + heard.length, 0);
  expect(told / 10).toBeGreaterThan(100);
  expect(told / 10).toBeLessThanOrEqual(250);
});

test('one panel too many of a person takes the place of that person’s oldest, of no other’s', () => {
  const other = open(2);
  const own = Array.from({ length: MOST_PANELS_OF_ONE_PERSON + 2 }, () => open(1));
  expect(own.map(({ gaveWay }) => gaveWay())).toEqual([true, true, ...Array(MOST_PANELS_OF_ONE_PERSON).fill(false)]);
  expect(other.gaveWay()).toBe(false);
  bus.publish({ type: 'alerts', accountId: 1 });
  vi.runAllTimers();
  expect([own[0]?.heard.length, own[2]?.heard.length, other.heard.length]).toEqual([0, 1, 1]);
});

test('who has left makes room and is told nothing more; the last one leaves no timer behind', () => {
  const own = Array.from({ length: MOST_PANELS_OF_ONE_PERSON }, () => open(1));
  bus.publish({ type: 'alerts', accountId: 1 });
  own[0]?.leave();
  own[0]?.leave();
  const late = open(1);
  expect(own[1]?.gaveWay()).toBe(false);
  for (const { leave } of [...own, late]) leave();
  expect(vi.getTimerCount()).toBe(0);
  expect(own[0]?.heard).toEqual([]);
});
