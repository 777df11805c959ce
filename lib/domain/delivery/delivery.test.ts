import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callbackUrl, statusPairs } from '../callbacks/callback-query';
import { callbackSucceeded } from '../callbacks/callback-success';
import { dlrDescription } from './dlr';
import { listMagicNumbers, planReceipts } from './magic-numbers';
import { canMove, isFinal, MESSAGE_STATES } from './message-state';
import { durationOf, pttCodes } from './ptt';
import { barePtt, isDlrId, outcomeOf } from './receipt';

const GUIDE_CODES = [1, 2, 3, 4, 5, 6, 8, 20, 21, 23, 24, 25, 26, 27, 28, 29, 33, 39, 73, 74, 76, 202];

describe('states', () => {
  const state = fc.constantFrom(...MESSAGE_STATES);

  test('nothing leaves a final state', () => {
    fc.assert(fc.property(state, state, (from, to) => !isFinal(from) || !canMove(from, to)));
  });

  test('whatever receipts come in whatever order, a message never goes back', () => {
    fc.assert(
      fc.property(fc.array(state), (moves) => {
        let current: (typeof MESSAGE_STATES)[number] = 'accepted';
        for (const next of moves) {
          if (!canMove(current, next)) continue;
          expect(next).not.toBe('scheduled');
          expect(canMove(next, current) && next !== current).toBe(false);
          current = next;
        }
      }),
    );
  });

  test('only what no carrier has seen can be cancelled', () => {
    expect(MESSAGE_STATES.filter((from) => canMove(from, 'cancelled'))).toEqual(['scheduled', 'accepted']);
  });
});

describe('ptt codes', () => {
  test('the 22 codes of the guide are all known', () => {
    expect(GUIDE_CODES.filter((code) => !durationOf(code))).toEqual([]);
    expect(durationOf(4)).toBe('permanent');
    expect(durationOf(12_345)).toBeUndefined();
  });

  test.each([
    [3, 'submitted', 4],
    [4, 'delivered', 1],
    [5, 'failed', 2],
    [8, 'expired', 2],
    [24, 'buffered', 8],
    [999, 'buffered', 8],
  ])('ptt %i leads to %s with DLR id %i', (ptt, state, dlrId) => {
    expect(outcomeOf({ dlrId: null, ptt })).toEqual({ state, dlrId });
  });

  test.each([
    [24, 2, 'failed'],
    [4, 2, 'failed'],
    [8, 2, 'expired'],
    [21, 2, 'expired'],
    [5, 1, 'delivered'],
    [5, 8, 'buffered'],
    [4, 4, 'submitted'],
    [23, 0, 'submitted'],
  ] as const)('ptt %i explains DLR id %i, which says that the message is %s', (ptt, dlrId, state) => {
    expect(outcomeOf({ dlrId, ptt })).toMatchObject({ state });
  });

  test('what is not billed is an error whatever its code', () => {
    for (const ptt of pttCodes()) expect(outcomeOf({ dlrId: 16, ptt })).toEqual({ state: 'error', dlrId: 16 });
  });

  test('a final status is final whatever ptt comes with it', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 16), fc.nat(99_999), (dlrId, ptt) => {
        expect(isDlrId(dlrId) && isFinal(outcomeOf({ dlrId, ptt }).state)).toBe(true);
      }),
    );
  });

  test('a status without a ptt is kept with one that is known and leads to no other end', () => {
    for (const dlrId of [0, 1, 2, 4, 8, 16] as const) {
      expect(durationOf(barePtt(dlrId))).toBeDefined();
      const said = outcomeOf({ dlrId, ptt: barePtt(dlrId) });
      const explained = outcomeOf({ dlrId: null, ptt: barePtt(dlrId) });
      expect(isFinal(explained.state)).toBe(isFinal(said.state));
    }
  });
});

test('any 2xx acknowledges, a redirect does not', () => {
  expect([200, 204, 299].every(callbackSucceeded)).toBe(true);
  expect([199, 301, 404, 500].some(callbackSucceeded)).toBe(false);
});

describe('callback query', () => {
  const change = { ptt: 4, dlrId: 1, date: '2026-07-01 12:00:05' } as const;

  test('the five documented names in order, then dlr', () => {
    expect(statusPairs(10867690, change)).toEqual([
      ['id', '10867690'],
      ['ptt', '4'],
      ['date', '2026-07-01 12:00:05'],
      ['description', '1'],
      ['descriptionDlr', 'Success'],
      ['dlr', '1'],
    ]);
  });

  test.each([
    ['https://a.example/cb', 'https://a.example/cb?id=1'],
    ['https://a.example/cb?x=1', 'https://a.example/cb?x=1&id=1'],
    ['https://a.example/cb?', 'https://a.example/cb?id=1'],
    ['https://a.example/cb#top', 'https://a.example/cb?id=1#top'],
  ])('%s becomes %s', (base, expected) => {
    expect(callbackUrl(base, [['id', '1']])).toBe(expected);
  });

  test('a value that needs escaping survives', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(new URL(callbackUrl('http://a.example/', [['v', value]])).searchParams.get('v')).toBe(value);
      }),
    );
  });

  test('every DLR id has its words', () => {
    expect(dlrDescription(16)).toBe('Error, not billed');
  });
});

describe('magic numbers', () => {
  const outcomes = (number: string) =>
    planReceipts(number.slice(1)).receipts.map(({ ptt, dlrId }) => ({ ptt, ...outcomeOf({ dlrId, ptt }) }));

  test('every ptt code of the guide can be had', () => {
    const reached = new Set(listMagicNumbers().flatMap(({ number }) => outcomes(number).map(({ ptt }) => ptt)));
    expect(GUIDE_CODES.filter((code) => !reached.has(code))).toEqual([]);
  });

  test('every DLR id but the initial 0 can be had', () => {
    const reached = new Set(listMagicNumbers().flatMap(({ number }) => outcomes(number).map(({ dlrId }) => dlrId)));
    expect([...reached].sort((a, b) => a - b)).toEqual([1, 2, 4, 8, 16]);
  });

  test('the numbers of examples and of daily life are delivered', () => {
    for (const number of ['+33612345678', '+33600000001', '+447700900123', '+33600990000']) {
      expect(outcomes(number).at(-1)).toMatchObject({ ptt: 4, state: 'delivered' });
    }
  });
});
