import { expect, test } from 'vitest';
import { isOfNewest } from './reused-id';

const at = (minutes: number) => new Date(minutes * 60_000);
const ENDED = { state: 'error', ptt: 803, wasInDoubt: false, dueAt: at(10) } as const;

test.each([
  ['repeats the end of one that was due after the older was last heard of', 16, 803, 9, true],
  ['repeats it, but the older was heard of since', 16, 803, 10, false],
  ['says it with another reason', 16, 5, 9, false],
  ['says something else', 1, 4, 9, false],
] as const)('a receipt that %s', (_, dlrId, ptt, heardAt, expected) => {
  expect(isOfNewest({ dlrId, ptt }, ENDED, { heardAt: at(heardAt) })).toBe(expected);
});
