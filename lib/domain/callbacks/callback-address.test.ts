import { expect, test } from 'vitest';
import { checkCallbackAddress } from './callback-address';

test.each(['http://example.com', 'https://example.com:8443/a?b=c#d', ' https://[2001:db8::1]/ '])(
  '%j passes',
  (text) => {
    expect(checkCallbackAddress(text)).toEqual({ ok: true, value: text.trim() });
  },
);

test('an empty one means none', () => {
  expect(checkCallbackAddress('  ')).toEqual({ ok: true, value: null });
});

test.each([
  ['example.com', 'callback_not_http'],
  ['ftp://example.com/', 'callback_not_http'],
  ['javascript:alert(1)', 'callback_not_http'],
  ['http://', 'callback_invalid'],
  ['https://exa mple.com', 'callback_invalid'],
  [`https://example.com/${'a'.repeat(2_000)}`, 'callback_too_long'],
  ['https://user:secret@example.com/', 'callback_has_credentials'],
])('%j is %s', (text, error) => {
  expect(checkCallbackAddress(text)).toEqual({ ok: false, error });
});
