/** Which carriers take messages, as the router is told: by those who run them, whatever is under way. */
import { expect, test } from 'vitest';
import type { Carrier } from '@/lib/domain/carrier/carrier';
import { readSetup } from '@/lib/domain/carrier/carrier-setup';
import { createLogger } from '@/lib/platform/log/logger';
import { carrierThat } from '@/lib/testing/test-carrier';
import { watchDriver } from './carriers/watch/watch-driver';
import { runCarriers } from './run-carriers';

const NOW = new Date('2026-11-27T10:00:00Z');

const carrier = (id: number, name: string, changes: Partial<Carrier> = {}): Carrier => ({
  ...{ id, name, description: '', dlrSecret: '', rank: id, whenUnknown: 'again', revision: 1, disabledAt: null },
  ...{ createdAt: NOW, updatedAt: NOW },
  setup: readSetup({ kind: 'upstream', settings: '{}', secrets: '{}' }),
  ...changes,
});

const ONE = carrier(1, 'one');
const TWO = carrier(2, 'two');

/** Whoever stops one waits until `letGo`. */
function run(elsewhere: ReadonlySet<string> = new Set()) {
  let stored: readonly Carrier[] | null = [ONE, TWO];
  let started = 0;
  let letGo = (): void => undefined;
  const stopping = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const runs = runCarriers({
    read: () => (stored ? Promise.resolve(stored) : Promise.reject(new Error('The disk is full.'))),
    runHere: (inForce) => Promise.resolve(inForce.filter(({ name }) => !elsewhere.has(name))),
    onSettled: () => Promise.resolve(),
    connect: () => watchDriver(carrierThat(() => ({ kind: 'later', text: '' })).driver),
    start: () => {
      started += 1;
      return { wake: () => undefined, underWay: () => 1, stop: () => stopping };
    },
    startIdle: () => ({ wake: () => undefined, stop: () => Promise.resolve() }),
    log: createLogger('silent'),
  });
  return {
    ...{ runs, letGo, started: () => started },
    store: (carriers: readonly Carrier[] | null) => {
      stored = carriers;
    },
  };
}

test('they are told by preference, and a changed rank restarts none', async () => {
  const { runs, store, started } = run();
  expect(runs.takers()).toEqual([]);
  await runs.reread();
  expect(runs.takers()).toEqual(['one', 'two']);
  store([{ ...ONE, rank: 3 }, TWO]);
  await runs.reread();
  expect([runs.takers(), started()]).toEqual([['two', 'one'], 2]);
});

test('one that is disabled takes nothing more, though what it has under way is waited for', async () => {
  const { runs, store, letGo } = run();
  await runs.reread();
  store([{ ...ONE, disabledAt: NOW }, TWO]);
  const reread = runs.reread();
  await expect.poll(() => runs.takers()).toEqual(['two']);
  letGo();
  await reread;
  expect(runs.takers()).toEqual(['two']);
});

test('where they cannot be read they are as they were', async () => {
  const { runs, store } = run();
  await runs.reread();
  store(null);
  await expect(runs.reread()).rejects.toThrow('The disk is full.');
  expect(runs.takers()).toEqual(['one', 'two']);
});

test('one that another node runs takes messages, too, and does not run here until it does not any more', async () => {
  const elsewhere = new Set(['one']);
  const { runs, started } = run(elsewhere);
  await runs.reread();
  expect([runs.takers(), runs.here(), runs.underWay()]).toEqual([['one', 'two'], ['two'], 1]);
  elsewhere.delete('one');
  await runs.reread();
  expect([runs.here(), started()]).toEqual([['two', 'one'], 2]);
});
