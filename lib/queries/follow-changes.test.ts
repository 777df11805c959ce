import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EVENT_KINDS } from '@/lib/domain/events';
import { followChanges } from './follow-changes';

/** The states of an EventSource, as its standard numbers them. */
const EVENT_SOURCE = { connecting: 0, closed: 2 };

class Source extends EventTarget {
  readyState: number = EVENT_SOURCE.connecting;
  get isOpen() {
    return this.readyState !== EVENT_SOURCE.closed;
  }
  close() {
    this.readyState = EVENT_SOURCE.closed;
  }
  fails(readyState: number) {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
  opens = () => this.dispatchEvent(new Event('open'));
  changes = (...kinds: string[]) => this.dispatchEvent(new MessageEvent('change', { data: JSON.stringify(kinds) }));
}

let sources: Source[];
let page: EventTarget;
let hidden: boolean;
let told: string[][];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  sources = [];
  page = new EventTarget();
  hidden = false;
  told = [];
  const open = () => {
    const source = new Source();
    sources.push(source);
    return source;
  };
  stop = followChanges(
    open,
    page,
    () => hidden,
    (kinds) => void told.push([...kinds]),
  );
});

afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const looked = () => page.dispatchEvent(new Event('focus'));

test('what changed is told by its kinds', () => {
  sources[0]?.opens();
  sources[0]?.changes('messages', 'credits');
  sources[0]?.changes('audit');
  expect(told).toEqual([['messages', 'credits'], ['audit']]);
});

test('a kind that is not on the list is complained of, and everything is stale', () => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  sources[0]?.opens();
  sources[0]?.changes('messages', 'something new');
  expect(told).toEqual([[...EVENT_KINDS]]);
  expect(reported.mock.calls).toEqual([
    [new Error('A change of an unknown kind was told: ["messages","something new"]')],
  ]);
});

test('after a lost connection everything is stale, after the first one nothing is', () => {
  sources[0]?.opens();
  expect(told).toEqual([]);
  sources[0]?.opens();
  expect(told).toEqual([[...EVENT_KINDS]]);
});

test('of too many panels, one that the server ended comes back when it is looked at, and then reads everything', () => {
  const [first] = sources;
  first?.opens();
  looked();
  expect(sources).toHaveLength(1);
  first?.dispatchEvent(new Event('enough'));
  expect([first?.isOpen, sources.length]).toEqual([false, 1]);
  looked();
  expect(sources).toHaveLength(2);
  sources[1]?.opens();
  expect(told).toEqual([[...EVENT_KINDS]]);
  stop();
  looked();
  expect([sources[1]?.isOpen, sources.length]).toEqual([false, 2]);
});

test('what was refused is tried again, ever more rarely, and at once when it is looked at; each time the page asks', () => {
  const refuse = () => sources.at(-1)?.fails(EVENT_SOURCE.closed);
  refuse();
  expect(told).toEqual([[...EVENT_KINDS]]);
  vi.advanceTimersByTime(1_999);
  expect(sources).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(sources).toHaveLength(2);
  for (let tries = 0; tries < 100; tries += 1) {
    refuse();
    vi.advanceTimersByTime(300_000);
  }
  expect(sources).toHaveLength(102);
  refuse();
  vi.advanceTimersByTime(299_999);
  expect(sources).toHaveLength(102);
  looked();
  expect(sources).toHaveLength(103);
  expect(told).toHaveLength(102);
  sources.at(-1)?.opens();
  expect(told).toHaveLength(103);
  vi.advanceTimersByTime(300_000);
  refuse();
  vi.advanceTimersByTime(2_000);
  expect(sources).toHaveLength(104);
  refuse();
  stop();
  vi.advanceTimersByTime(600_000);
  expect(sources).toHaveLength(104);
});

test('a hidden page follows nothing, and reads everything when it is shown again', () => {
  const show = (shown: boolean) => {
    hidden = !shown;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  sources[0]?.opens();
  show(false);
  looked();
  vi.advanceTimersByTime(300_000);
  expect([sources[0]?.isOpen, sources.length, told.length]).toEqual([false, 1, 0]);
  show(true);
  sources[1]?.opens();
  expect(told).toEqual([[...EVENT_KINDS]]);
  show(true);
  expect(sources).toHaveLength(2);
});

test('a stream that is over makes the page ask at once, which tells whether the session has ended, and comes back', () => {
  const [first] = sources;
  first?.opens();
  first?.dispatchEvent(new Event('over'));
  expect(told).toEqual([[...EVENT_KINDS]]);
  expect(first?.isOpen).toBe(false);
  vi.advanceTimersByTime(2_000);
  expect(sources).toHaveLength(2);
});

test('a panel without a place asks every half a minute until it has one again', () => {
  sources[0]?.opens();
  sources[0]?.dispatchEvent(new Event('enough'));
  vi.advanceTimersByTime(29_999);
  expect(told).toHaveLength(0);
  vi.advanceTimersByTime(60_001);
  expect(told).toEqual([[...EVENT_KINDS], [...EVENT_KINDS], [...EVENT_KINDS]]);
  looked();
  sources[1]?.opens();
  expect(told).toHaveLength(4);
  vi.advanceTimersByTime(300_000);
  expect(told).toHaveLength(4);
});

test('a connection that the browser itself opens again is left to it', () => {
  sources[0]?.fails(EVENT_SOURCE.connecting);
  vi.advanceTimersByTime(600_000);
  expect(sources).toHaveLength(1);
});
