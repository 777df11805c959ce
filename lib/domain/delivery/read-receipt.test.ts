import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReceipt } from './read-receipt';
import { outcomeOf } from './receipt';

const read = (query: string) => readReceipt(new URLSearchParams(query));

describe('what a receipt says', () => {
  test.each([
    ['id=a&ptt=4', { rawId: 'a', dlrId: null, ptt: 4, text: '' }],
    ['id=a&ptt=&description=1', { rawId: 'a', dlrId: 1, ptt: 4, text: '' }],
    ['id=a&description=16', { rawId: 'a', dlrId: 16, ptt: 5, text: '' }],
    ['id=a&ptt=24&description=2', { rawId: 'a', dlrId: 2, ptt: 24, text: '' }],
    ['id=a&ptt=4&dlr=1', { rawId: 'a', dlrId: 1, ptt: 4, text: '' }],
    ['id=a&ptt=5&description=Failed&dlr=2', { rawId: 'a', dlrId: 2, ptt: 5, text: '' }],
    ['id=a&ptt=5&description=3', { rawId: 'a', dlrId: null, ptt: 5, text: '' }],
    ['id=a&ptt=5&description=', { rawId: 'a', dlrId: null, ptt: 5, text: '' }],
    ['ID=a&id=b&Ptt=4&DescriptionDlr=Success', { rawId: 'a', dlrId: null, ptt: 4, text: 'Success' }],
  ])('%s', (query, receipt) => {
    expect(read(query)).toEqual({ ok: true, value: receipt });
  });

  test.each([
    ['ptt=4', 'invalid_id'],
    ['id=&ptt=4', 'invalid_id'],
    [`id=${'a'.repeat(201)}&ptt=4`, 'invalid_id'],
    ['id=a', 'invalid_ptt'],
    ['id=a&ptt=', 'invalid_ptt'],
    ['id=a&ptt=four', 'invalid_ptt'],
    ['id=a&ptt=0x4', 'invalid_ptt'],
    ['id=a&ptt=1e3', 'invalid_ptt'],
    ['id=a&ptt=-4', 'invalid_ptt'],
    ['id=a&ptt=&description=Success', 'invalid_ptt'],
  ])('%.20s is %s', (query, error) => {
    expect(read(query)).toEqual({ ok: false, error });
  });
});

test('ptt 24 with DLR id 2 ends the message: the status says so, the ptt why', () => {
  const receipt = read('id=a&ptt=24&description=2');
  expect(receipt.ok && outcomeOf(receipt.value)).toEqual({ state: 'failed', dlrId: 2 });
});

test('words of any length are kept, cut at 500 characters and never inside one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 1_200 }), (text) => {
      const receipt = readReceipt([
        ['id', 'a'],
        ['ptt', '5'],
        ['descriptionDlr', text],
      ]);
      if (!receipt.ok) throw new Error(receipt.error);
      expect(receipt.value.text.length).toBeLessThanOrEqual(500);
      expect(receipt.value.text).not.toMatch(/\p{Surrogate}/u);
      if (text.length <= 500) expect(receipt.value.text).toBe(text);
      else expect(receipt.value.text).toMatch(/…$/);
    }),
  );
});

test('what a receipt repeats of its message is not kept, however much of it there is', () => {
  const words = `id:a1 stat:DELIVRD err:000 text:${'Your code is 483920. '.repeat(40)}`;
  const receipt = readReceipt([...new URLSearchParams({ id: 'a', ptt: '4', descriptionDlr: words })]);
  expect(receipt).toMatchObject({ ok: true, value: { text: 'id:a1 stat:DELIVRD err:000 text:…' } });
});
