import { expect, test } from 'vitest';
import { csvName } from './csv-download';

test('a file names what it holds, of which account and of which days', () => {
  const named = (from: string, to: string) => csvName('messages', 'sms-xx11111-1', { from, to });
  expect(named('', '')).toBe('messages-sms-xx11111-1.csv');
  expect(named('2026-11-01', '2026-11-26')).toBe('messages-sms-xx11111-1-from-2026-11-01-to-2026-11-26.csv');
  expect(named('2026-11-01', '')).toBe('messages-sms-xx11111-1-from-2026-11-01.csv');
  expect(named('', '2026-11-26')).toBe('messages-sms-xx11111-1-to-2026-11-26.csv');
});
