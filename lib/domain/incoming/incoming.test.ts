import { expect, test } from 'vitest';
import { boundIncoming, type IncomingSegment } from './incoming';

const PART: IncomingSegment = {
  ...{ carrier: 'one', rawId: 'a', msisdn: '33612345678', recipient: '36111', text: 'Yes' },
  place: { reference: 0, segment: 1, segmentCount: 2 },
};
const bound = (changes: Partial<IncomingSegment>) => boundIncoming({ ...PART, ...changes });

test('what a carrier hands over is kept as it is while the database can hold it', () => {
  expect(bound({})).toEqual({ ok: true, value: PART });
  expect(bound({ place: null })).toEqual({ ok: true, value: { ...PART, place: null } });
  expect(bound({ rawId: 'a'.repeat(201) })).toMatchObject({ value: { rawId: null } });
  expect(bound({ text: `a\0${'b'.repeat(10_000)}` })).toMatchObject({ value: { text: `a${'b'.repeat(4_998)}` } });
});

test('whoever is no number, and a place that cannot be, can never be kept', () => {
  for (const msisdn of ['', '12', '+33612345678', '1'.repeat(16)]) {
    expect(bound({ msisdn })).toEqual({ ok: false, error: 'invalid_number' });
  }
  for (const recipient of ['', 'x'.repeat(21)]) {
    expect(bound({ recipient })).toEqual({ ok: false, error: 'invalid_number' });
  }
  for (const wrong of [{ segment: 0 }, { segment: 3 }, { segmentCount: 256 }, { reference: -1 }, { reference: 0.5 }]) {
    const place = { reference: 0, segment: 1, segmentCount: 2, ...wrong };
    expect(bound({ place })).toEqual({ ok: false, error: 'invalid_place' });
  }
  for (const wrong of [{ receivedCount: 0 }, { receivedCount: 3 }, { segmentCount: 256 }, { receivedCount: 0.5 }]) {
    const joined = { receivedCount: 1, segmentCount: 2, ...wrong };
    expect(bound({ place: null, joined })).toEqual({ ok: false, error: 'invalid_place' });
  }
});
