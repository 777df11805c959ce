import { expect, test } from 'vitest';
import type { ClaimedMessage } from '@/lib/db/messages/dispatch-outbox';
import { routeTo } from '@/lib/testing/routes';
import { routerTo } from '@/lib/testing/test-node';
import type { CarrierTraits, SegmentResult } from '../carriers/contract/driver';
import { judgeSubmission, mayBeTwice, sortClaimed } from './judge-submission';
import { createRouter, type Router } from './routing/router';

const DUE = new Date('2026-11-26T10:00:00Z');
const HOUR = 3_600_000;
const CARRIER = { name: 'one', recognisesRepeats: false };
const SURE = { name: 'sure', recognisesRepeats: true };

const ALONE = routerTo('one');

const ACCEPTED: SegmentResult = { kind: 'accepted', rawId: 'a' };
const LATER: SegmentResult = { kind: 'later', text: 'throttled' };
const UNKNOWN: SegmentResult = { kind: 'unknown', text: 'no answer' };
const REFUSED: SegmentResult = { kind: 'refused', ptt: 23, billed: false, text: 'barred' };

type Case = Partial<Pick<ClaimedMessage, 'doubts' | 'attempt' | 'laters' | 'tried' | 'decision'>> & {
  at?: Date;
  carrier?: CarrierTraits;
  router?: Router;
};

function judge(
  results: readonly SegmentResult[],
  { at = DUE, carrier = CARRIER, router = ALONE, ...changes }: Case = {},
) {
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
    state: 'accepted' as const,
    keepsHours: false,
    validUntil: new Date(DUE.getTime() + 48 * 3_600_000),
    attempt: 1,
    doubts: 0,
    accountId: 1,
    isBlacklisted: false,
    tried: [],
    laters: 0,
    decision: null,
    ...changes,
  };
  const byNumber = new Map(results.map((result, index) => [index + 1, result] as const));
  const { answered, again } = judgeSubmission(message, byNumber, { at, carrier, router });
  return {
    answered: answered.map(({ segment, codes }) => `${segment}: ${codes.dlrId ?? '-'} ${codes.ptt}`),
    again: again && { ...again, until: again.until.getTime() - at.getTime() },
  };
}

const STAYS = { carrier: 'one', tried: [], laters: 0, passed: null, decision: null, undecidedSince: null };

test('what was taken or refused is answered; nothing is left to try', () => {
  expect(judge([ACCEPTED])).toEqual({ answered: ['1: - 3'], again: null });
  expect(judge([REFUSED])).toEqual({ answered: ['1: 16 23'], again: null });
  expect(judge([{ ...REFUSED, billed: true }])).toEqual({ answered: ['1: 2 23'], again: null });
});

test('the segments that were not taken are tried again, alone', () => {
  expect(judge([ACCEPTED, LATER])).toEqual({
    answered: ['1: - 3'],
    again: { ...STAYS, attempts: 1, until: 1_000, inDoubt: false },
  });
});

test('once one is refused, the others are sent no more and cost nothing', () => {
  expect(judge([ACCEPTED, REFUSED, LATER])).toEqual({ answered: ['1: - 3', '2: 16 23', '3: 16 23'], again: null });
});

test('what may have been sent is sent once more, and then its outcome is unknown and it stays paid', () => {
  expect(judge([UNKNOWN])).toEqual({ answered: [], again: { ...STAYS, attempts: 1, until: 1_000, inDoubt: true } });
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
  const messages = [0, 1, 2].map((doubts) => ({ doubts, segments: [1], decision: null }));
  expect(sortClaimed(CARRIER, messages)).toEqual({ fit: messages.slice(0, 2), unfit: messages.slice(2) });
  expect(sortClaimed(SURE, messages).fit).toEqual(messages);
});

test('nor is what the carrier has taken as a whole', () => {
  const taken = [{ doubts: 1, segments: [], decision: 'again' as const }];
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

const LATER_OF_MESSAGE: SegmentResult = { kind: 'later', text: 'failed', of: 'message' };
const LATER_OF_CARRIER: SegmentResult = { kind: 'later', text: 'system error', of: 'carrier' };
const ELSEWHERE: SegmentResult = { kind: 'refused', ptt: 20, billed: false, text: 'service type', elsewhere: true };
const SEVERAL = routerTo('one', 'two', 'three', 'four');
const downRouter = (...down: string[]) =>
  createRouter({ routes: [], takers: ['one', 'two', 'three'], down: new Set(down) }, () => undefined);
const goesTo = (results: readonly SegmentResult[], changes: Case = {}) => {
  const { again } = judge(results, { router: SEVERAL, ...changes });
  return again?.passed ? [again.carrier, again.tried.join(), again.passed.text] : null;
};

test('what a carrier refuses for reasons of its own goes to the next, at once and with no tries against it', () => {
  expect(judge([ELSEWHERE, ELSEWHERE], { router: SEVERAL, laters: 3 })).toEqual({
    answered: [],
    again: {
      ...{ ...STAYS, attempts: 1, until: 0, inDoubt: false, carrier: 'two', tried: ['one'] },
      passed: { text: 'service type', reason: null },
    },
  });
  expect(goesTo([ELSEWHERE, LATER])).toEqual(['two', 'one', 'service type']);
});

test('what neither yes nor no was said of five times goes to the next, and what was not counted does not', () => {
  for (const said of [LATER_OF_MESSAGE, LATER_OF_CARRIER]) {
    expect(goesTo([said], { laters: 3 })).toBeNull();
    expect(judge([said], { router: SEVERAL, laters: 3 }).again).toMatchObject({ carrier: 'one', laters: 4 });
    expect(goesTo([said], { laters: 4 })?.[0]).toBe('two');
  }
  expect(goesTo([LATER], { laters: 4 })).toBeNull();
});

test('what a carrier gives back that is not waited for goes to one that is up', () => {
  expect(goesTo([LATER], { router: downRouter('one') })).toEqual(['two', '', 'throttled']);
  expect(goesTo([LATER], { router: downRouter('one', 'two') })?.[0]).toBe('three');
  expect(goesTo([LATER], { router: downRouter('one', 'two', 'three') })).toBeNull();
  expect(goesTo([ELSEWHERE], { router: downRouter('one', 'two', 'three') })?.[0]).toBe('two');
});

test('nothing goes elsewhere of which a segment is taken, was refused or may have been sent', () => {
  for (const other of [ACCEPTED, REFUSED, UNKNOWN]) {
    expect(goesTo([other, ELSEWHERE])).toBeNull();
    expect(goesTo([other, LATER_OF_MESSAGE], { laters: 4 })).toBeNull();
    expect(goesTo([other, LATER], { router: downRouter('one') })).toBeNull();
  }
  expect(goesTo([ELSEWHERE], { doubts: 1, attempt: 2 })).toBeNull();
  expect(goesTo([REFUSED])).toBeNull();
});

test('three carriers are asked and no more; then it ends, unbilled', () => {
  expect(goesTo([ELSEWHERE], { carrier: { ...CARRIER, name: 'two' }, tried: ['one'] })?.[0]).toBe('three');
  const third = { carrier: { ...CARRIER, name: 'three' }, tried: ['one', 'two'], router: SEVERAL };
  expect(judge([ELSEWHERE], third)).toEqual({ answered: ['1: 16 20'], again: null });
  for (const said of [LATER_OF_MESSAGE, LATER_OF_CARRIER]) {
    expect(judge([said], { ...third, laters: 4 })).toEqual({ answered: ['1: 16 50'], again: null });
  }
});

test('where there is no other, what is said of the message ends it after five tries, and what is out of order is waited for', () => {
  expect(judge([LATER_OF_MESSAGE], { laters: 4 })).toEqual({ answered: ['1: 16 50'], again: null });
  expect(judge([LATER_OF_MESSAGE], { laters: 4, doubts: 1, attempt: 6 })).toEqual({
    answered: ['1: 2 6'],
    again: null,
  });
  expect(judge([ACCEPTED, LATER_OF_MESSAGE], { laters: 4 })).toEqual({ answered: ['1: - 3', '2: 16 50'], again: null });
  expect(judge([LATER_OF_CARRIER], { laters: 40 }).again).toMatchObject({ carrier: 'one', laters: 41 });
  const routes = [routeTo('one')];
  const bound = createRouter({ routes, takers: ['one', 'two'], down: new Set() }, () => undefined);
  expect(judge([ELSEWHERE], { router: bound })).toEqual({ answered: ['1: 16 20'], again: null });
});

test('a carrier that is to be given nothing twice is not, whether it or its process did not answer', () => {
  const once: CarrierTraits = { ...CARRIER, whenUnknown: 'end' };
  expect(judge([UNKNOWN], { carrier: once })).toEqual({ answered: ['1: 2 6'], again: null });
  const messages = [0, 1].map((doubts) => ({ doubts, segments: [1], decision: null }));
  expect(sortClaimed(once, messages)).toEqual({ fit: messages.slice(0, 1), unfit: messages.slice(1) });
});

const ASKING: CarrierTraits = { ...CARRIER, whenUnknown: 'hold' };
const WAITS = { ...STAYS, until: 48 * HOUR, decision: 'waits', undecidedSince: DUE };

test('where a person is asked, what may have been sent waits for as long as it is worth sending, and what was taken is', () => {
  expect(judge([UNKNOWN], { carrier: ASKING })).toEqual({
    answered: [],
    again: { ...WAITS, attempts: 1, inDoubt: true },
  });
  expect(judge([ACCEPTED, UNKNOWN], { carrier: ASKING })).toMatchObject({
    answered: ['1: - 3'],
    again: { decision: 'waits', inDoubt: true },
  });
  const late = new Date(DUE.getTime() + 48 * HOUR);
  expect(judge([UNKNOWN], { carrier: ASKING, at: late })).toEqual({ answered: ['1: 2 6'], again: null });
  const messages = [0, 1].map((doubts) => ({ doubts, segments: [1], decision: null }));
  expect(sortClaimed(ASKING, messages)).toEqual({ fit: messages.slice(0, 1), unfit: messages.slice(1) });
});

test('what a person decides to send again is, until that is in doubt, too', () => {
  const again = { carrier: ASKING, decision: 'again', doubts: 1, attempt: 3 } as const;
  expect(sortClaimed(ASKING, [{ doubts: 1, segments: [1], decision: 'again' }]).unfit).toEqual([]);
  expect(judge([ACCEPTED], again)).toEqual({ answered: ['1: - 3'], again: null });
  expect(judge([LATER], again).again).toMatchObject({ decision: 'again', undecidedSince: null, inDoubt: false });
  expect(judge([UNKNOWN], again).again).toMatchObject({ decision: 'waits', undecidedSince: DUE, inDoubt: true });
  expect(judge([REFUSED], again)).toEqual({ answered: ['1: 2 23'], again: null });
});

test('where a segment is refused for good nobody is asked about the others: it cannot arrive', () => {
  expect(judge([REFUSED, UNKNOWN], { carrier: ASKING })).toEqual({ answered: ['1: 16 23', '2: 2 6'], again: null });
});
