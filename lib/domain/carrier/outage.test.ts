import { expect, test } from 'vitest';
import { judgeOutages, type SeenCarrier } from './outage';

const NOW = new Date('2026-11-27T10:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);

const seen = (changes: Partial<SeenCarrier> = {}): SeenCarrier => ({
  name: 'ovh',
  downSince: ago(301),
  isAwaited: true,
  ...changes,
});
const told = { carrier: 'ovh', since: ago(900), toldAt: ago(600) };
const NOTHING = { begun: [], ended: [], moot: [] };

test('it is told after five minutes in which something waited', () => {
  const begun = [{ carrier: 'ovh', since: ago(301), toldAt: NOW }];
  expect(judgeOutages([seen()], [], NOW)).toEqual({ ...NOTHING, begun });
});

test('nothing is told of one that is short, that nobody notices, or that was told', () => {
  expect(judgeOutages([seen({ downSince: ago(300) })], [], NOW)).toEqual(NOTHING);
  expect(judgeOutages([seen({ isAwaited: false })], [], NOW)).toEqual(NOTHING);
  expect(judgeOutages([seen({ downSince: null })], [], NOW)).toEqual(NOTHING);
  expect(judgeOutages([seen()], [told], NOW)).toEqual(NOTHING);
});

test('one that was told is over once nothing is in the way, though nothing waits any more', () => {
  expect(judgeOutages([seen({ downSince: null, isAwaited: false })], [told], NOW)).toEqual({
    ...NOTHING,
    ended: [told],
  });
  expect(judgeOutages([seen({ isAwaited: false })], [told], NOW)).toEqual(NOTHING);
});

test('one of a carrier that is disabled or deleted since is neither over nor told again', () => {
  expect(judgeOutages([], [told], NOW)).toEqual({ ...NOTHING, moot: [told] });
});

test('carriers are told each for itself', () => {
  const other = seen({ name: 'backup' });
  expect(judgeOutages([seen(), other], [told], NOW).begun.map(({ carrier }) => carrier)).toEqual(['backup']);
});
