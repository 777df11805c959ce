import { beforeEach, expect, test } from 'vitest';
import { CHANGE_KINDS, followChanges } from './follow-changes';

class Source extends EventTarget {
  isOpen = true;
  close() {
    this.isOpen = false;
  }
  opens = () => this.dispatchEvent(new Event('open'));
  changes = (...kinds: string[]) => this.dispatchEvent(new MessageEvent('change', { data: JSON.stringify(kinds) }));
}

let sources: Source[];
let page: EventTarget;
let told: string[][];
let stop: () => void;

beforeEach(() => {
  sources = [];
  page = new EventTarget();
  told = [];
  const open = () => {
    const source = new Source();
    sources.push(source);
    return source;
  };
  stop = followChanges(open, page, (kinds) => void told.push([...kinds]));
});

const looked = () => page.dispatchEvent(new Event('focus'));

test('what changed is told by its kinds; a kind that this page does not know is nothing to it', () => {
  sources[0]?.opens();
  sources[0]?.changes('messages', 'credits', 'something new');
  sources[0]?.changes('something new');
  sources[0]?.changes('audit');
  expect(told).toEqual([['messages', 'credits'], ['audit']]);
});

test('after a lost connection everything is stale, after the first one nothing is', () => {
  sources[0]?.opens();
  expect(told).toEqual([]);
  sources[0]?.opens();
  expect(told).toEqual([[...CHANGE_KINDS]]);
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
  expect(told).toEqual([[...CHANGE_KINDS]]);
  stop();
  looked();
  expect([sources[1]?.isOpen, sources.length]).toEqual([false, 2]);
});
