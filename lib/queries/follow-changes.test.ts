import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CHANGE_KINDS, followChanges } from './follow-changes';

let source: EventTarget;
let told: string[][];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  source = new EventTarget();
  told = [];
  stop = followChanges(source, (kinds) => void told.push([...kinds]));
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

const opens = () => source.dispatchEvent(new Event('open'));
const changes = (type: string) => source.dispatchEvent(new MessageEvent('change', { data: JSON.stringify({ type }) }));

test('many changes are told at once, each kind once, and none twice', () => {
  opens();
  for (const type of ['messages', 'credits', 'messages', 'something new']) changes(type);
  expect(told).toEqual([]);
  vi.runAllTimers();
  changes('audit');
  vi.runAllTimers();
  expect(told).toEqual([['messages', 'credits'], ['audit']]);
});

test('after a lost connection everything is stale, after the first one nothing is', () => {
  opens();
  expect(told).toEqual([]);
  changes('alerts');
  opens();
  expect(told).toEqual([[...CHANGE_KINDS]]);
  vi.runAllTimers();
  expect(told).toHaveLength(1);
});
