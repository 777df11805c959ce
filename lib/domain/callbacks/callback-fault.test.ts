import { expect, test } from 'vitest';
import { CALLBACK_FAULTS, mayHaveBeenSent } from './callback-fault';

test('a try that was answered, or broke off on its way, may have reached its receiver; one without a connection has not', () => {
  expect(mayHaveBeenSent(null)).toBe(true);
  expect(CALLBACK_FAULTS.filter(mayHaveBeenSent)).toEqual([
    'timeout',
    'connection_closed',
    'invalid_http',
    'answer_too_large',
    'stopped',
    'unexpected',
  ]);
});
