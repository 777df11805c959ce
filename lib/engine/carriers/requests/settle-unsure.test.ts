import { expect, test } from 'vitest';
import { createUnsureSettler } from './settle-unsure';
import type { AnswerVerdict } from './verdict';

const TAKEN: AnswerVerdict = { kind: 'taken', ids: [] };
const NOT_FOUND: AnswerVerdict = { kind: 'later', text: 'HTTP 404', obstacle: 'address', unsure: true };
const OF_THE_MESSAGE = { ...NOT_FOUND, obstacle: null };

test('as long as nothing was taken, the settings are doubted, whatever was refused', () => {
  const settle = createUnsureSettler();
  const refused: AnswerVerdict = { kind: 'refused', ptt: 23, text: '' };
  for (const [id, verdict] of [NOT_FOUND, refused, NOT_FOUND, NOT_FOUND].entries())
    expect(settle(verdict, id)).toBe(verdict);
});

test('once something was taken, two messages in a row are doubted, and from the third on what is in the way of all', () => {
  const settle = createUnsureSettler();
  settle(TAKEN, 1);
  expect([2, 2, 2, 3, 2, 4, 2].map((id) => settle(NOT_FOUND, id))).toEqual([
    ...Array(5).fill(OF_THE_MESSAGE),
    NOT_FOUND,
    NOT_FOUND,
  ]);
  settle(TAKEN, 5);
  expect(settle(NOT_FOUND, 2)).toEqual(OF_THE_MESSAGE);
});

test('what is said for sure stays as it is said, and breaks no row', () => {
  const settle = createUnsureSettler();
  settle(TAKEN, 1);
  const sure: AnswerVerdict = { kind: 'later', text: 'HTTP 405', obstacle: 'address' };
  for (const id of [2, 3, 4]) expect(settle(sure, id)).toBe(sure);
  settle(NOT_FOUND, 5);
  settle(sure, 6);
  settle(NOT_FOUND, 7);
  expect(settle(NOT_FOUND, 8)).toBe(NOT_FOUND);
});
