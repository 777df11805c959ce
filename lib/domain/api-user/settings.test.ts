import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCallbackAddress } from '../callbacks/callback-address';
import { checkIpRules, ipAllowed } from './ip-rules';

describe('a list of addresses', () => {
  test('blanks are left out and forms are canonical', () => {
    expect(checkIpRules(['', ' 192.0.2.1 ', '2001:DB8::/32', '::ffff:198.51.100.7'])).toEqual({
      ok: true,
      value: ['192.0.2.1', '2001:db8::/32', '198.51.100.7'],
    });
  });

  test.each([
    [['192.0.2.1', 'nonsense'], { index: 1, code: 'ip_invalid', by: '' }],
    [['192.0.2.1', '::ffff:192.0.2.1'], { index: 1, code: 'ip_repeated', by: '192.0.2.1' }],
    [['192.0.2.0/24', '', '192.0.2.77'], { index: 2, code: 'ip_covered', by: '192.0.2.0/24' }],
    [['192.0.2.77', '192.0.2.0/24'], { index: 1, code: 'ip_covered', by: '192.0.2.77' }],
    [['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4', '1.1.1.5', '1.1.1.6'], { index: 5, code: 'ip_too_many', by: '' }],
  ])('%j is told by its place', (entries, error) => {
    expect(checkIpRules(entries)).toEqual({ ok: false, error: [error] });
  });

  test('what is accepted covers itself, in any order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(fc.ipV4(), fc.ipV6()), { maxLength: 5 }), (addresses) => {
        const rules = checkIpRules(addresses);
        if (!rules.ok || rules.value.length === 0) return;
        for (const address of addresses) expect(ipAllowed(rules.value, address)).toBe(true);
      }),
    );
  });
});

describe('a callback address', () => {
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
});
