import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkIpRules, ipAllowed } from './ip-rules';

test('an empty list means anywhere, a list means only there', () => {
  expect(ipAllowed([], 'whatever')).toBe(true);
  expect(ipAllowed(['192.0.2.0/24'], '::ffff:192.0.2.9')).toBe(true);
  expect(ipAllowed(['192.0.2.0/24'], '192.0.3.1')).toBe(false);
  expect(ipAllowed(['192.0.2.0/24'], '')).toBe(false);
  expect(ipAllowed(['2001:db8::/32'], '192.0.2.1')).toBe(false);
});

test.each([
  ['127.0.0.1', '::1', true],
  ['::1', '127.0.0.1', true],
  ['127.0.0.0/8', '::1', true],
  ['127.0.0.2', '::1', false],
  ['::1', '127.0.0.2', false],
  ['::2', '127.0.0.1', false],
])('this machine is one in both families: rule %s, called from %s: %j', (rule, address, isAllowed) => {
  expect(ipAllowed([rule], address)).toBe(isAllowed);
});

test('a rule that cannot be read allows nobody', () => {
  expect(ipAllowed(['10.0.0.0/x'], '10.0.0.1')).toBe(false);
});

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
