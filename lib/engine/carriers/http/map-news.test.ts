import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IncomingRules, RECEIPT_STATES, type ReceiptRules } from '@/lib/domain/carrier/http/http-api';
import { mapNews, type NewsSource, type Teller } from './map-news';

const receipts: ReceiptRules = {
  when: null,
  list: null,
  id: ['id', '/data/id'],
  status: ['status', '/data/final'],
  states: {
    done: 'delivered',
    'GONE TRUE': 'expired',
    no: 'failed',
    'no*': 'rejected',
    wait: 'waiting',
    hm: 'ignored',
  },
  reason: ['err'],
  reasons: { '2': 24, '3': 100_000 },
  words: ['words'],
};
const incoming: IncomingRules = {
  when: { at: 'kind', is: ['in'] },
  list: null,
  id: ['id'],
  from: ['from'],
  to: ['to'],
  toOtherwise: '{{number}}',
  text: ['text'],
  segment: { reference: 'ref', number: 'part', count: 'parts' },
};

const teller = (changes: Partial<Teller> = {}): Teller => ({
  receipts,
  incoming: null,
  carrier: 'api',
  values: { number: '+33700000000' },
  ...changes,
});
const form = (pairs: Readonly<Record<string, string>>): NewsSource => ({
  pairs: new Map(Object.entries(pairs)),
  json: undefined,
});
const json = (value: unknown): NewsSource => ({ pairs: new Map(), json: value });

test.each([
  [{ status: 'Done' }, { dlrId: 1, ptt: 4, text: 'Done' }],
  [
    { status: 'done', err: '2' },
    { dlrId: 1, ptt: 4 },
  ],
  [{ status: 'no' }, { dlrId: 2, ptt: 5 }],
  [
    { status: 'no', err: '2', words: 'Absent' },
    { dlrId: 2, ptt: 24, text: 'Absent' },
  ],
  [
    { status: 'no', err: '3' },
    { dlrId: 2, ptt: 5 },
  ],
  [{ status: 'nope' }, { dlrId: 16, ptt: 803 }],
  [
    { status: 'wait', err: '2' },
    { dlrId: 4, ptt: 3 },
  ],
  [
    { status: 'other', err: '2' },
    { dlrId: null, ptt: 255, text: 'other' },
  ],
  [{}, { dlrId: null, ptt: 255, text: '' }],
])('a receipt that says %o', (pairs, codes) => {
  expect(mapNews(teller(), form({ id: 'x', ...pairs }))).toEqual({
    receipts: [expect.objectContaining({ rawId: 'x', carrier: 'api', ...codes })],
    incoming: [],
    unreadable: 0,
  });
});

test('a status that stands in two places is one of two words', () => {
  const said = { status: 'gone', data: { id: 9, final: true } };
  expect(mapNews(teller(), json(said)).receipts).toMatchObject([{ rawId: '9', dlrId: 2, ptt: 8 }]);
});

test('what says nothing is not told, what has no id can be kept at no time', () => {
  expect(mapNews(teller(), form({ id: 'x', status: 'hm' }))).toEqual({ receipts: [], incoming: [], unreadable: 0 });
  expect(mapNews(teller(), form({ status: 'done' }))).toMatchObject({ receipts: [], unreadable: 1 });
});

test('a list in JSON is told one by one', () => {
  const listed = teller({ receipts: { ...receipts, list: '/results' } });
  const said = json({ results: [{ id: 'a', status: 'done' }, { status: 'done' }, { id: 'b', status: 'no' }] });
  const { receipts: told, unreadable } = mapNews(listed, said);
  expect(told.map(({ rawId, dlrId }) => [rawId, dlrId])).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect(unreadable).toBe(1);
  expect(mapNews(listed, json({ results: 'none' }))).toMatchObject({ receipts: [], unreadable: 0 });
});

test('nothing of a long list is left out: all of it is acknowledged together', () => {
  const results = Array.from({ length: 1_000 }, (_, index) => ({ id: `m${index}`, status: 'done' }));
  const listed = teller({ receipts: { ...receipts, list: '/results' } });
  expect(mapNews(listed, json({ results })).receipts.map(({ rawId }) => rawId)).toEqual(results.map(({ id }) => id));
});

test('what somebody sent, whole or in segments', () => {
  const both = teller({ receipts: { ...receipts, when: { at: 'status', is: [] } }, incoming });
  const base = { kind: 'in', id: 'm1', from: '+33612345678', to: '0033700000001', text: 'Oui' };
  const told = {
    carrier: 'api',
    rawId: 'm1',
    msisdn: '33612345678',
    recipient: '33700000001',
    text: 'Oui',
    place: null,
  };
  expect(mapNews(both, form(base)).incoming).toEqual([told]);
  expect(mapNews(both, form({ ...base, to: '', ref: '70000', part: '2', parts: '3' })).incoming).toEqual([
    { ...told, recipient: '33700000000', place: { reference: 4_464, segment: 2, segmentCount: 3 } },
  ]);
  expect(mapNews(both, form({ ...base, from: 'Shop' }))).toMatchObject({ incoming: [], unreadable: 1 });
  expect(mapNews(both, form({ kind: 'ping' }))).toEqual({ receipts: [], incoming: [], unreadable: 0 });
});

test('whatever is told, it is told within bounds', () => {
  const text = fc.string({ unit: 'binary' });
  const places = fc.array(fc.oneof(text, fc.constantFrom('a', '/a', '/0', 'a.b', '/*', '__proto__')), { maxLength: 3 });
  const common = { when: fc.constant(null), list: fc.constantFrom(null, '', '/', '/a', 'a'), id: places };
  const anyReceipts = fc.record({
    ...common,
    status: places,
    states: fc.dictionary(text, fc.constantFrom(...RECEIPT_STATES)),
    reason: places,
    reasons: fc.dictionary(text, fc.integer()),
    words: places,
  });
  const anyIncoming = fc.record({
    ...common,
    from: places,
    to: places,
    toOtherwise: text,
    text: places,
    segment: fc.option(fc.record({ reference: text, number: text, count: text })),
  });
  const source = fc.record({
    pairs: fc.array(fc.tuple(text, text)).map((pairs) => new Map(pairs)),
    json: fc.jsonValue(),
  });
  fc.assert(
    fc.property(fc.option(anyReceipts), fc.option(anyIncoming), source, (some, others, said) => {
      const told = mapNews(teller({ receipts: some, incoming: others }), said);
      for (const { rawId } of told.receipts) expect(rawId.length).toBeGreaterThan(0);
      for (const { msisdn } of told.incoming) expect(msisdn).toMatch(/^\d{3,15}$/);
    }),
  );
});
