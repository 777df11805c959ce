import { expect, test } from 'vitest';
import { createSharedWork } from './shared-work';

/** Work that ends when told, or when nobody waits for it. */
function createStage() {
  const share = createSharedWork<string>();
  const begun: string[] = [];
  let finish: (value: string) => void = () => undefined;
  const ask = (name: string, signal?: AbortSignal) =>
    share(name, signal, (gone) => {
      begun.push(name);
      gone.addEventListener('abort', () => finish('given up'));
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
  return { begun, ask, finish: (value: string) => finish(value) };
}

test('the same is done once for all who ask meanwhile, and again for who asks later', async () => {
  const { begun, ask, finish } = createStage();
  const both = [ask('same'), ask('same')];
  finish('done');
  expect(await Promise.all(both)).toEqual(['done', 'done']);
  const later = ask('same');
  finish('again');
  expect(await later).toBe('again');
  expect(begun).toEqual(['same', 'same']);
});

test('it goes on while one still waits and is given up when the last has gone', async () => {
  const { begun, ask } = createStage();
  const [first, second] = [new AbortController(), new AbortController()];
  const outcome = Promise.race([ask('same', first.signal), ask('same', second.signal)]);
  first.abort();
  expect(await Promise.race([outcome, 'still under way'])).toBe('still under way');
  second.abort();
  expect(begun).toEqual(['same']);
  void ask('same');
  expect(begun).toEqual(['same', 'same']);
  expect(await outcome).toBe('given up');
});
