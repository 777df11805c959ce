import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyReceipt } from './apply-receipt';
import { type KnownSegment, messageOfSegments, type SegmentStatus } from './message-of-segments';
import { isFinal } from './message-state';
import { isDlrId } from './receipt';
import { SEGMENT_RECEIPTS } from './segment-receipts';

const status = fc.constantFrom<SegmentStatus>(
  { state: 'accepted', ptt: 0 },
  { state: 'submitted', ptt: 3 },
  { state: 'buffered', ptt: 25 },
  { state: 'delivered', ptt: 4 },
  { state: 'failed', ptt: 23 },
  { state: 'expired', ptt: 8 },
  { state: 'error', ptt: 803 },
);
const segments = fc.array(status, { minLength: 1, maxLength: 8 });
const named = (some: readonly SegmentStatus[]): KnownSegment[] => some.map((one) => ({ ...one, isNamed: true }));
const of = (some: readonly SegmentStatus[]) => messageOfSegments(named(some), some.length);

test('a message is delivered when all of its segments are, and then alone', () => {
  fc.assert(
    fc.property(segments, (some) => {
      expect(of(some)?.state === 'delivered').toBe(some.every(({ state }) => state === 'delivered'));
    }),
  );
});

test('it is refunded only when nothing of it is billed', () => {
  fc.assert(
    fc.property(segments, (some) => {
      expect(of(some)?.state === 'error').toBe(some.every(({ state }) => state === 'error'));
    }),
  );
});

test('one segment that failed and is billed fails it at once, however many are not yet known', () => {
  fc.assert(
    fc.property(segments, fc.nat(8), (some, unknown) => {
      const failed = some.some(({ state }) => state === 'failed' || state === 'expired');
      const outcome = messageOfSegments(named(some), some.length + unknown);
      if (failed) expect(['failed', 'expired']).toContain(outcome?.state);
      else if (unknown > 0) expect(outcome).toBeNull();
    }),
  );
});

test('of one segment it is what that is', () => {
  fc.assert(
    fc.property(status, (one) => {
      expect(of([one])).toEqual(one.state === 'accepted' ? null : one);
    }),
  );
});

test('in whatever order segments end, the end is the same', () => {
  const end = status.filter(({ state }) => isFinal(state));
  fc.assert(
    fc.property(fc.array(end, { minLength: 1, maxLength: 6 }), (some) => {
      const kindOf = (outcome: SegmentStatus | null) => (outcome?.state === 'expired' ? 'failed' : outcome?.state);
      expect(kindOf(of(some.toReversed()))).toBe(kindOf(of(some)));
      expect(isFinal(of(some)?.state ?? 'accepted')).toBe(true);
    }),
  );
});

test('whatever receipts come for whichever segments, a final message follows from no other final one', () => {
  const receipt = fc.record({
    segment: fc.nat(2),
    dlrId: fc.constantFrom(1, 2, 4, 8, 16).filter(isDlrId),
    ptt: fc.constantFrom(3, 4, 5, 8, 25, 803),
  });
  fc.assert(
    fc.property(fc.array(receipt, { maxLength: 30 }), (receipts) => {
      const known: SegmentStatus[] = Array.from({ length: 3 }, () => ({ state: 'accepted', ptt: 0 }));
      const finals = new Set<string>();
      for (const { segment, ...codes } of receipts) {
        const said = applyReceipt({ state: 'accepted', ptt: 0, ...known[segment], wasInDoubt: false }, codes);
        if (said.applied) known[segment] = { state: said.state, ptt: codes.ptt };
        const outcome = of(known);
        if (outcome && isFinal(outcome.state)) finals.add(outcome.state === 'expired' ? 'failed' : outcome.state);
      }
      expect(finals.size).toBeLessThanOrEqual(1);
    }),
  );
});

const DELIVERED = { state: 'delivered', ptt: 4, isNamed: true } as const;
const SUBMITTED = { state: 'submitted', ptt: 3, isNamed: true } as const;
const REJECTED = { state: 'error', ptt: 803, isNamed: true } as const;
/** Refused when it was submitted: it has no id. */
const REFUSED = { state: 'error', ptt: 23, isNamed: false } as const;
const FAILED = { state: 'failed', ptt: 5, isNamed: true } as const;

test.each([
  ['all', [DELIVERED, SUBMITTED], { state: 'submitted', ptt: 3 }],
  ['first', [DELIVERED, SUBMITTED, SUBMITTED], { state: 'delivered', ptt: 4 }],
  ['first', [SUBMITTED, DELIVERED], { state: 'submitted', ptt: 3 }],
  ['last', [SUBMITTED, SUBMITTED, DELIVERED], { state: 'delivered', ptt: 4 }],
  ['last', [DELIVERED, SUBMITTED], { state: 'submitted', ptt: 3 }],
  ['any', [SUBMITTED, DELIVERED, SUBMITTED], { state: 'delivered', ptt: 4 }],
  ['first', [REJECTED, SUBMITTED], { state: 'error', ptt: 803 }],
  ['first', [REFUSED, SUBMITTED], { state: 'failed', ptt: 23 }],
  ['any', [SUBMITTED, REFUSED], { state: 'failed', ptt: 23 }],
  ['first', [DELIVERED, REFUSED, SUBMITTED], { state: 'failed', ptt: 23 }],
  ['first', [SUBMITTED, FAILED], { state: 'failed', ptt: 5 }],
] as const)('where a carrier tells of %s: %j is %j', (told, some, outcome) => {
  expect(messageOfSegments(some, some.length, told)).toMatchObject(outcome);
});

test('whichever segments are told of: none ends a message that is not taken whole, but for one that failed', () => {
  fc.assert(
    fc.property(segments, fc.integer({ min: 1, max: 4 }), fc.constantFrom(...SEGMENT_RECEIPTS), (some, more, told) => {
      const outcome = messageOfSegments(named(some), some.length + more, told);
      if (outcome) expect(['failed', 'expired']).toContain(outcome.state);
    }),
  );
});

test('once all have ended, it makes no difference which are told of', () => {
  const end = fc.array(
    status.filter(({ state }) => isFinal(state)),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(end, fc.constantFrom(...SEGMENT_RECEIPTS), (some, told) => {
      expect(messageOfSegments(named(some), some.length, told)).toEqual(of(some));
    }),
  );
});
