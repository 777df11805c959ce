import { expect, test } from 'vitest';
import { inTurns } from '@/lib/platform/batching/long-work';
import { readTo } from '../http2sms/recipients';
import { createPriceList } from '../pricing/price-list';
import { composeMessages } from './compose-messages';
import { createPricing } from './outgoing';

test('others get their turns while very many wrong numbers are read', async () => {
  const to = Array.from({ length: 100_000 }, (_, index) => `+1000${String(1_000_000 + index)}`).join(',');
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const composition = { message: 'Hello', sender: 'TEST', forceUcs2: false, noStop: true };
  const stopClause = { enabled: false, text: '' };
  const price = createPricing({ ...composition, stopClause }, createPriceList([]));
  const composed = await inTurns(composeMessages(readTo(to, false), price));
  isOver = true;
  expect(composed).toEqual({ ok: false, error: 'invalid_to' });
  expect(turns).toBeGreaterThan(5);
});
