import { expect, test } from 'vitest';
import { boundDriverReceipt, boundResult } from './bound-news';
import type { DriverReceipt } from './driver';

const NOW = new Date('2026-11-26T10:00:00Z');
const RECEIPT: DriverReceipt = { rawId: 'a', dlrId: null, ptt: 4, text: '', at: new Date('2026-11-25T10:00:00Z') };
const bound = (changes: Partial<DriverReceipt>) => boundDriverReceipt({ ...RECEIPT, ...changes }, () => NOW);
const kept = (changes: Partial<DriverReceipt>) => ({ ok: true, value: { ...RECEIPT, ...changes } });

test('a receipt is kept as it is while the database can hold it', () => {
  expect(bound({})).toEqual(kept({}));
  expect(bound({ rawId: 'a'.repeat(200) })).toEqual(kept({ rawId: 'a'.repeat(200) }));
});

test('one without an id, or whose id or reason is none, can never be kept', () => {
  for (const rawId of ['', 'a'.repeat(201)]) expect(bound({ rawId })).toEqual({ ok: false, error: 'invalid_id' });
  for (const ptt of [Number.NaN, -1, 0.5, 1e9]) expect(bound({ ptt })).toEqual({ ok: false, error: 'invalid_ptt' });
});

test('a reason that is none is what the status says, a time that is none is now, and words are cut', () => {
  expect(bound({ dlrId: 16, ptt: Number.NaN })).toEqual(kept({ dlrId: 16, ptt: 5 }));
  expect(bound({ at: new Date(Number.NaN) })).toEqual(kept({ at: NOW }));
  expect(bound({ text: 'x'.repeat(501) })).toEqual(kept({ text: `${'x'.repeat(499)}…` }));
});

test('so are the answers to a submission', () => {
  expect(boundResult({ kind: 'accepted', rawId: 'a' })).toEqual({ kind: 'accepted', rawId: 'a' });
  for (const rawId of [null, '', 'a'.repeat(201)]) {
    expect(boundResult({ kind: 'accepted', rawId })).toEqual({ kind: 'accepted', rawId: null });
  }
  const long = 'x'.repeat(100_000);
  for (const kind of ['later', 'unknown'] as const) {
    expect(boundResult({ kind, text: long })).toEqual({ kind, text: `${'x'.repeat(499)}…` });
  }
  for (const of of ['message', 'carrier'] as const) {
    expect(boundResult({ kind: 'later', text: '', of })).toEqual({ kind: 'later', text: '', of });
  }
  const elsewhere = { kind: 'refused', ptt: 50, billed: false, text: '', elsewhere: true } as const;
  expect(boundResult(elsewhere)).toEqual(elsewhere);
  const refused = { kind: 'refused', billed: true, text: 'barred' } as const;
  expect(boundResult({ ...refused, ptt: 23 })).toEqual({ ...refused, ptt: 23 });
  expect(boundResult({ ...refused, ptt: Number.NaN })).toEqual({ ...refused, ptt: 5 });
});
