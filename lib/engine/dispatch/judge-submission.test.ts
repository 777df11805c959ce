import { expect, test } from 'vitest';
import type { SegmentResult } from '../carriers/contract/driver';
import { judgeSubmission, mayBeTwice, sortClaimed } from './judge-submission';

const DUE = new Date('2026-11-26T10:00:00Z');
const HOUR = 3_600_000;
const CARRIER = { name: 'one', recognisesRepeats: false };
const SURE = { name: 'sure', recognisesRepeats: true };

const ACCEPTED: SegmentResult = { kind: 'accepted', rawId: 'a' };
const LATER: SegmentResult = { kind: 'later', text: 'throttled' };
const UNKNOWN: SegmentResult = { kind: 'unknown', text: 'no answer' };
const REFUSED: SegmentResult = { kind: 'refused', ptt: 23, billed: false, text: 'barred' };

type Case = { doubts?: number; attempt?: number; at?: Date; carrier?: typeof CARRIER };

function judge(results: readonly SegmentResult[], { doubts = 0, attempt = 1, at = DUE, carrier = CARRIER }: Case = {}) {
  const message = {
    id: 1,
    sender: 'TEST',
    recipient: '33612345678',
    text: '',
    encoding: 'gsm7' as const,
    smsClass: 1,
    segmentCount: results.length,
    segments: results.map((_, index) => index + 1),
    dueAt: DUE,
    attempt,
    doubts,
    accountId: 1,
    isBlacklisted: false,
    tried: [],
    laters: 0,
  };
  const byNumber = new Map(results.map((result, index) => [index + 1, result] as const));
  const { answered, again } = judgeSubmission(message, byNumber, { at, carrier });
  return {
    answered: answered.map(({ segment, codes }) => `${segment}: ${codes.dlrId ?? '-'} ${codes.ptt}`),
    again: again && { ...again, until: again.until.getTime() - at.getTime() },
  };
}

test('what was taken or refused is answered; nothing is left to try', () => {
  expect(judge([ACCEPTED])).toEqual({ answered: ['1: - 3'], again: null });
  expect(judge([REFUSED])).toEqual({ answered: ['1: 16 23'], again: null });
  expect(judge([{ ...REFUSED, billed: true }])).toEqual({ answered: ['1: 2 23'], again: null });
});

test('the segments that were not taken are tried again, alone', () => {
  expect(judge([ACCEPTED, LATER])).toEqual({
    answered: ['1: - 3'],
    again: { attempts: 1, until: 1_000, inDoubt: false },
  });
});

test('once one is refused, the others are sent no more and cost nothing', () => {
  expect(judge([ACCEPTED, REFUSED, LATER])).toEqual({ answered: ['1: - 3', '2: 16 23', '3: 16 23'], again: null });
});

test('what may have been sent is sent once more, and then its outcome is unknown and it stays paid', () => {
  expect(judge([UNKNOWN])).toEqual({ answered: [], again: { attempts: 1, until: 1_000, inDoubt: true } });
  expect(judge([UNKNOWN], { doubts: 1, attempt: 2 })).toEqual({ answered: ['1: 2 6'], again: null });
  const late = { doubts: 1, attempt: 9, at: new Date(DUE.getTime() + 48 * HOUR) };
  expect(judge([LATER], late)).toEqual({ answered: ['1: 2 6'], again: null });
});

test('a carrier that sends nothing twice is given it until it expires, and then it is not billed', () => {
  expect(judge([UNKNOWN], { doubts: 9, attempt: 10, carrier: SURE }).again).toMatchObject({ inDoubt: true });
  const late = { doubts: 9, attempt: 10, at: new Date(DUE.getTime() + 48 * HOUR), carrier: SURE };
  expect(judge([LATER], late)).toEqual({ answered: ['1: 16 8'], again: null });
});

test('what two processes died with is given to no carrier that may send it twice', () => {
  const messages = [0, 1, 2].map((doubts) => ({ doubts, segments: [1] }));
  expect(sortClaimed(CARRIER, messages)).toEqual({ fit: messages.slice(0, 2), unfit: messages.slice(2) });
  expect(sortClaimed(SURE, messages).fit).toEqual(messages);
});

test('nor is what the carrier has taken as a whole', () => {
  const taken = [{ doubts: 1, segments: [] }];
  expect(sortClaimed(SURE, taken)).toEqual({ fit: [], unfit: taken });
});

test('what was given again after a doubt may have been sent twice, unless the carrier knows repeats', () => {
  const doubted = (doubts: number, givenAgain: boolean) => mayBeTwice(CARRIER, { doubts, givenAgain });
  expect([doubted(0, true), doubted(1, true)]).toEqual([false, true]);
  expect([doubted(1, false), doubted(2, false)]).toEqual([false, true]);
  expect(mayBeTwice(SURE, { doubts: 2, givenAgain: true })).toBe(false);
});

test('what was in doubt and is refused then stays paid, whichever segment it was, unless the carrier knows repeats', () => {
  const second = { doubts: 1, attempt: 2 };
  expect(judge([REFUSED], second)).toEqual({ answered: ['1: 2 23'], again: null });
  expect(judge([REFUSED, LATER], second)).toEqual({ answered: ['1: 2 23', '2: 2 6'], again: null });
  expect(judge([ACCEPTED, REFUSED], second)).toEqual({ answered: ['1: - 3', '2: 2 23'], again: null });
  expect(judge([REFUSED, LATER], { ...second, carrier: SURE })).toEqual({
    answered: ['1: 16 23', '2: 16 23'],
    again: null,
  });
});
