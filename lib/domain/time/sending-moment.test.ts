import { expect, test } from 'vitest';
import { readSendingMoment } from './sending-moment';

const NOW = new Date('2026-11-24T10:00:00Z');

test.each([
  ['2027-11-24T11:00', { ok: true, value: new Date('2027-11-24T10:00:00Z') }],
  ['2027-11-25T11:00', { ok: true, value: new Date('2027-11-25T10:00:00Z') }],
  ['2027-11-25T11:01', { ok: false, error: 'moment_too_far' }],
  ['2036-01-01T00:00', { ok: false, error: 'moment_too_far' }],
  ['2026-11-24T10:59', { ok: false, error: 'moment_past' }],
])('%s', (text, moment) => {
  expect(readSendingMoment(text, 'Europe/Paris', NOW)).toEqual(moment);
});
