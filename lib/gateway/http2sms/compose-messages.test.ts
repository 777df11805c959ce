import { expect, test } from 'vitest';
import { composeMessages } from './compose-messages';

test('others get their turns while very many wrong numbers are read', async () => {
  const to = Array.from({ length: 100_000 }, (_, index) => `+1000${String(1_000_000 + index)}`).join(',');
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const composed = await composeMessages({
    to,
    frenchOnly: false,
    message: 'Hello',
    sender: 'TEST',
    forceUcs2: false,
    noStop: true,
    stopClause: { enabled: false, text: '' },
  });
  isOver = true;
  expect(composed).toEqual({ ok: false, error: 'invalid_to' });
  expect(turns).toBeGreaterThan(5);
});
