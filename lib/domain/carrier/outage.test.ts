import { expect, test } from 'vitest';
import { judgeEnabled, judgeOutages, type SeenCarrier, type SeenEnabled } from './outage';

const NOW = new Date('2026-11-27T10:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);

const seen = (changes: Partial<SeenCarrier> = {}): SeenCarrier => ({
  name: 'ovh',
  downSince: ago(301),
  ...changes,
});
const told = { carrier: 'ovh', since: ago(900), toldAt: ago(600) };
const NOTHING = { begun: [], ended: [], moot: [] };

test('it is told after five minutes', () => {
  const begun = [{ carrier: 'ovh', since: ago(301), toldAt: NOW }];
  expect(judgeOutages([seen()], [], NOW)).toEqual({ ...NOTHING, begun });
});

test('nothing is told of one that is short or that was told', () => {
  expect(judgeOutages([seen({ downSince: ago(300) })], [], NOW)).toEqual(NOTHING);
  expect(judgeOutages([seen({ downSince: null })], [], NOW)).toEqual(NOTHING);
  expect(judgeOutages([seen()], [told], NOW)).toEqual(NOTHING);
});

test('one that was told is over once nothing is in the way', () => {
  expect(judgeOutages([seen({ downSince: null })], [told], NOW)).toEqual({
    ...NOTHING,
    ended: [told],
  });
});

test('one of a carrier that is disabled or deleted since is neither over nor told again', () => {
  expect(judgeOutages([], [told], NOW)).toEqual({ ...NOTHING, moot: [told] });
});

test('carriers are told each for itself', () => {
  const other = seen({ name: 'backup' });
  expect(judgeOutages([seen(), other], [told], NOW).begun.map(({ carrier }) => carrier)).toEqual(['backup']);
});

const none = (changes: Partial<SeenEnabled> = {}): SeenEnabled => ({
  ...{ isNoneEnabled: true, disabledAt: ago(900), waitingSince: ago(301) },
  ...changes,
});
const begun = (since: Date) => ({ kind: 'begun', one: { since, toldAt: NOW } });

test('that none is enabled is told once messages have waited five minutes for that', () => {
  expect(judgeEnabled(none(), null, NOW)).toEqual(begun(ago(301)));
  expect(judgeEnabled(none({ waitingSince: ago(300) }), null, NOW)).toBeNull();
  expect(judgeEnabled(none({ waitingSince: null }), null, NOW)).toBeNull();
  expect(judgeEnabled(none({ isNoneEnabled: false }), null, NOW)).toBeNull();
  expect(judgeEnabled(none({ disabledAt: null }), null, NOW)).toEqual(begun(ago(301)));
});

test('what had waited for another reason before the last was disabled has not waited for that', () => {
  const waitingSince = ago(3_600);
  expect(judgeEnabled(none({ waitingSince, disabledAt: ago(300) }), null, NOW)).toBeNull();
  expect(judgeEnabled(none({ waitingSince, disabledAt: ago(301) }), null, NOW)).toEqual(begun(ago(301)));
});

test('told once, it is over when one is enabled, not when nothing waits', () => {
  const one = { since: ago(900), toldAt: ago(600) };
  expect(judgeEnabled(none(), one, NOW)).toBeNull();
  expect(judgeEnabled(none({ waitingSince: null }), one, NOW)).toBeNull();
  expect(judgeEnabled(none({ isNoneEnabled: false }), one, NOW)).toEqual({ kind: 'ended', one });
});
