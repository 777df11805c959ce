import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyReceipt } from './apply-receipt';
import { messageOfSegments, type SegmentStatus } from './message-of-segments';
import { isFinal } from './message-state';
import { isDlrId } from './receipt';

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
const of = (some: readonly SegmentStatus[]) => messageOfSegments(some, some.length);

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
      const outcome = messageOfSegments(some, some.length + unknown);
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
