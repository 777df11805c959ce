import { expect, test } from 'vitest';
import { STATUS } from '@/lib/smpp/pdu/commands';
import type { SubmitResult } from '@/lib/smpp/session/session-state';
import { submissionOf } from '@/lib/testing/submission';
import { countStatusTries } from './count-status-tries';

const SUBMISSION_FAILED = 0x45;
const refusedWith = (status: number): SubmitResult => ({ kind: 'refused', status });

function tried(judge: ReturnType<typeof countStatusTries>, id: number, said: SubmitResult) {
  return judge({ message: submissionOf(id), segments: [1] }, said);
}

test.each([SUBMISSION_FAILED, 0x4ff, STATUS.invalidCommand])(
  'status %i five times ends a message, unbilled',
  (status) => {
    const judge = countStatusTries('plain');
    for (let count = 1; count < 5; count += 1)
      expect(tried(judge, 1, refusedWith(status))).toMatchObject({ kind: 'later' });
    expect(tried(judge, 2, refusedWith(status))).toMatchObject({ kind: 'later' });
    expect(tried(judge, 1, refusedWith(status))).toMatchObject({ kind: 'refused', ptt: 50, billed: false });
  },
);

test('a lost bind is no try, nor is an SMSC that is out of order', () => {
  const judge = countStatusTries('plain');
  const others: SubmitResult[] = [
    { kind: 'later', reason: 'not_bound' },
    refusedWith(STATUS.systemError),
    refusedWith(STATUS.temporaryFault),
  ];
  for (let count = 1; count <= 10; count += 1) {
    for (const said of others) expect(tried(judge, 1, said)).toMatchObject({ kind: 'later' });
  }
});

test('what was taken begins anew', () => {
  const judge = countStatusTries('plain');
  for (let count = 1; count < 5; count += 1) tried(judge, 1, refusedWith(SUBMISSION_FAILED));
  tried(judge, 1, { kind: 'accepted', messageId: 'a' });
  expect(tried(judge, 1, refusedWith(SUBMISSION_FAILED))).toMatchObject({ kind: 'later' });
});
