import { expect, test } from 'vitest';
import type { Estimate } from './estimate';
import { estimateChanges } from './estimate-changes';

const estimate: Estimate = {
  recipients: 2,
  nationalCount: 0,
  leftOut: [],
  leftOutCount: 0,
  countries: [],
  credits: 200,
  creditsLeft: 1_000,
  deferredUntil: null,
  momentFault: null,
};

test('what is as it was seen has not changed', () => {
  expect(estimateChanges({ ...estimate }, estimate)).toEqual([]);
});

test('each figure that is another now is told, with what it was', () => {
  const now = { ...estimate, recipients: 1, credits: 400, creditsLeft: 300 };
  expect(estimateChanges(estimate, now)).toEqual([
    { of: 'recipients', from: 2, to: 1 },
    { of: 'credits', from: 200, to: 400 },
    { of: 'creditsLeft', from: 1_000, to: 300 },
  ]);
});
