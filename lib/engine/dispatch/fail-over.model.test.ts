/** Whatever carriers answer, in whatever order, and whichever of them are up: what may have been sent is given to no other. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClaimedMessage } from '@/lib/db/messages/dispatch-outbox';
import type { SegmentResult } from '../carriers/contract/driver';
import { judgeSubmission } from './judge-submission';
import { createRouter } from './routing/router';

const LATER: SegmentResult = { kind: 'later', text: '' };
const NAMES = ['one', 'two', 'three', 'four'];
const DUE = new Date('2026-11-27T10:00:00Z');

const answer = fc.oneof(
  { weight: 1, arbitrary: fc.constant<SegmentResult>({ kind: 'accepted', rawId: 'a' }) },
  { weight: 1, arbitrary: fc.constant<SegmentResult>({ kind: 'refused', ptt: 23, billed: false, text: '' }) },
  {
    weight: 4,
    arbitrary: fc.constant<SegmentResult>({ kind: 'refused', ptt: 50, billed: false, text: '', elsewhere: true }),
  },
  { weight: 4, arbitrary: fc.constant<SegmentResult>({ kind: 'later', text: '' }) },
  { weight: 4, arbitrary: fc.constant<SegmentResult>({ kind: 'later', text: '', of: 'message' }) },
  { weight: 4, arbitrary: fc.constant<SegmentResult>({ kind: 'later', text: '', of: 'carrier' }) },
  { weight: 1, arbitrary: fc.constant<SegmentResult>({ kind: 'unknown', text: '' }) },
);
/** One try: which carriers are down, and what is answered for each segment that is still to be sent. */
const tries = fc.array(
  fc.record({ down: fc.subarray(NAMES), answers: fc.array(answer, { minLength: 2, maxLength: 2 }) }),
  {
    minLength: 60,
    maxLength: 60,
  },
);

test('from the first segment that is taken, or of which nobody knows, a message has one carrier, and at most three refuse it', () => {
  fc.assert(
    fc.property(
      fc.subarray(NAMES, { minLength: 1 }),
      fc.integer({ min: 1, max: 2 }),
      tries,
      (takers, segmentCount, all) => {
        let carrier = takers[0] ?? '';
        let tied: string | null = null;
        const shownBy = new Set<string>();
        let message: ClaimedMessage = {
          ...{ id: 1, accountId: 1, sender: 'X', recipient: '33612345678', text: '', encoding: 'gsm7', smsClass: 1 },
          ...{ segmentCount, segments: segmentCount === 1 ? [1] : [1, 2], dueAt: DUE, attempt: 1, doubts: 0 },
          state: 'accepted' as const,
          keepsHours: false,
          validUntil: new Date(DUE.getTime() + 48 * 3_600_000),
          ...{ isBlacklisted: false, tried: [], laters: 0, decision: null },
        };
        for (const { down, answers } of all) {
          if (tied !== null) expect(carrier).toBe(tied);
          const results = new Map(
            message.segments.map((segment, index) => [segment, answers[index] ?? LATER] as const),
          );
          const kinds = [...results.values()].map(({ kind }) => kind);
          const router = createRouter({ routes: [], takers, down: new Set(down) }, () => undefined);
          const { answered, again } = judgeSubmission(message, results, {
            at: DUE,
            carrier: { name: carrier, recognisesRepeats: false },
            router,
          });
          if (kinds.includes('accepted') || kinds.includes('unknown')) tied = carrier;
          if (!again) return;
          expect(again.tried.length).toBeLessThan(3);
          if (again.passed) {
            expect(answered).toEqual([]);
            expect(takers).toContain(again.carrier);
            expect(again.tried).not.toContain(again.carrier);
          } else expect(again.carrier).toBe(carrier);
          for (const name of again.tried) shownBy.add(name);
          expect(shownBy.size).toBe(again.tried.length);
          ({ carrier } = again);
          const done = new Set(answered.map(({ segment }) => segment));
          message = {
            ...message,
            ...{ segments: message.segments.filter((segment) => !done.has(segment)), attempt: message.attempt + 1 },
            ...{ doubts: message.doubts + (again.inDoubt ? 1 : 0), tried: again.tried, laters: again.laters },
          };
        }
      },
    ),
    { numRuns: 500 },
  );
});
