import { expect, test } from 'vitest';
import { isOwnOrigin } from './own-address';

test.each([
  ['https://sms.example', undefined, 'sms.example', true],
  ['http://sms.example', undefined, 'sms.example', true],
  ['https://sms.example', undefined, 'SMS.example:443', true],
  ['https://sms.example:8443', undefined, 'sms.example:8443', true],
  ['https://sms.example:8443', undefined, 'sms.example', false],
  ['https://evil.example', undefined, 'sms.example', false],
  ['https://sms.example', undefined, undefined, false],
  ['null', undefined, 'sms.example', false],
  ['null', undefined, 'null', false],
  ['', undefined, '', false],
  ['sms.example', undefined, 'sms.example', false],
  ['https://sms.example', 'https://sms.example', '127.0.0.1:3000', true],
  ['https://sms.example:443', 'https://sms.example', '127.0.0.1:3000', true],
  ['http://sms.example', 'https://sms.example', 'sms.example', false],
  ['http://127.0.0.1:3000', 'https://sms.example', '127.0.0.1:3000', false],
  ['https://sms.example.evil', 'https://sms.example', 'sms.example.evil', false],
])('%s, where PUBLIC_URL is %s and the host %s: %s', (origin, publicUrl, requestedHost, own) => {
  expect(isOwnOrigin(origin, { publicUrl, requestedHost })).toBe(own);
});
