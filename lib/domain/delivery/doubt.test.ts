import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyReceipt, repeats, type Status } from './apply-receipt';
import type { DlrId } from './dlr';
import { countInDoubt } from './doubt';
import { isOfNewest } from './reused-id';

const receipt = fc.record({
  dlrId: fc.constantFrom<(DlrId | null)[]>(null, 0, 1, 2, 4, 8, 16),
  ptt: fc.constantFrom(3, 4, 5, 6, 8, 23, 25, 803),
});

/** Where receipts lead a message that its carrier has taken. */
function endOf(
  receipts: readonly (typeof receipt extends fc.Arbitrary<infer Receipt> ? Receipt : never)[],
  wasInDoubt: boolean,
) {
  let current: Status = { state: 'submitted', ptt: 3, wasInDoubt };
  for (const one of receipts) {
    const said = applyReceipt(current, one);
    if (said.applied) current = { ...current, state: said.state, ptt: one.ptt };
  }
  return current;
}

test('whatever is reported of what may have been sent twice, it is never "not billed"', () => {
  fc.assert(
    fc.property(fc.array(receipt), (receipts) => {
      expect(endOf(receipts, true).state).not.toBe('error');
    }),
  );
});

test('what was in doubt ends as anything else does, but that "not billed" is a failure that is paid', () => {
  fc.assert(
    fc.property(fc.array(receipt), (receipts) => {
      const [sure, doubtful] = [endOf(receipts, false), endOf(receipts, true)];
      const paid = sure.ptt === 8 ? 'expired' : 'failed';
      expect(doubtful).toEqual({ ...sure, state: sure.state === 'error' ? paid : sure.state, wasInDoubt: true });
    }),
  );
});

test('"not billed" that is said again of it repeats its end, and is of no older message with its id', () => {
  const [at, before] = [new Date(2), new Date(1)];
  const notBilled = { dlrId: 16, ptt: 803 } as const;
  const ended = endOf([notBilled], true);
  expect(ended.state).toBe('failed');
  expect(repeats(ended, notBilled)).toBe(true);
  expect(isOfNewest(notBilled, { ...ended, dueAt: at }, { heardAt: before })).toBe(true);
});

test('what was in no doubt counts as it is said', () => {
  fc.assert(
    fc.property(receipt, (codes) => {
      expect(countInDoubt(codes, false)).toEqual(codes);
    }),
  );
});
