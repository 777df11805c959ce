import { expect, test } from 'vitest';
import { isToldByCode, REFUSAL_WAYS } from './refused-request';

test('http2sms alone tells its code, and so did what came before ways were kept', () => {
  expect([null, ...REFUSAL_WAYS].filter(isToldByCode)).toEqual([null, 'http2sms']);
});
