import { expect, test } from 'vitest';
import type { Estimate } from './estimate';
import { estimateChanges, withMomentSeen } from './estimate-changes';

const estimate: Estimate = {
  recipients: 2,
  nationalCount: 0,
  leftOut: [],
  leftOutCount: 0,
  repeatedCount: 0,
  segments: null,
  merged: null,
  ownNumber: '',
  countries: [],
  credits: 200,
  quotaOf: null,
  creditsLeft: 1_000,
  deferredUntil: null,
  waitsForHours: false,
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

test('another payer is told instead of what theirs and the other’s balance differ by', () => {
  const now = { ...estimate, quotaOf: 'billing', creditsLeft: 300 };
  expect(estimateChanges(estimate, now)).toEqual([{ of: 'payer', from: null, to: 'billing', has: 300 }]);
  expect(estimateChanges(now, estimate)).toEqual([{ of: 'payer', from: 'billing', to: null, has: 1_000 }]);
});

test('a moment that has passed is shown as it was confirmed, with its fault, never as “right away”', () => {
  const seen = { deferredUntil: new Date('2026-11-26T10:00:00Z'), waitsForHours: true };
  const passed: Estimate = { ...estimate, credits: 400, momentFault: 'moment_past' };
  expect(withMomentSeen(seen, passed)).toEqual({ ...passed, ...seen });
});

test('a moment that can be is shown as it is now', () => {
  const later = { ...estimate, deferredUntil: new Date('2026-11-26T11:00:00Z') };
  const seen = { deferredUntil: new Date('2026-11-26T10:00:00Z'), waitsForHours: true };
  expect(withMomentSeen(seen, later)).toEqual(later);
  expect(withMomentSeen(later, estimate)).toEqual(estimate);
});
