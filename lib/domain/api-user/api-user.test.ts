import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseIp } from '../network/ip-address';
import { ipAllowed, ipWithin, parseIpRule } from './ip-rules';
import { checkLogin } from './login';
import { generateApiUserPassword, isApiUserPassword } from './password';
import { maximumQuota, planQuotaChange } from './quota';

describe('login and password', () => {
  test.each([
    ['', 'login_missing'],
    ['   ', 'login_missing'],
    ['x'.repeat(41), 'login_too_long'],
    ['a\u0007b', 'login_has_control_characters'],
  ])('%j is refused', (text, error) => {
    expect(checkLogin(text)).toEqual({ ok: false, error });
  });

  test('forty characters and any script pass', () => {
    expect(checkLogin(` ${'é'.repeat(40)} `)).toEqual({ ok: true, value: 'é'.repeat(40) });
  });

  test.each([
    ['abcd1234', true],
    ['abc_1234', true],
    ['abcd123', false],
    ['abcd12345', false],
    ['abcd-123', false],
    ['abcdé123', false],
  ])('password %s: %s', (text, expected) => {
    expect(isApiUserPassword(text)).toBe(expected);
  });

  test('every generated password keeps the rule', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (stream) => {
        const password = generateApiUserPassword((max) => Number(stream.next().value) % max);
        expect(isApiUserPassword(password)).toBe(true);
      }),
    );
  });
});

describe('quota', () => {
  const amount = fc.nat(1_000_000);
  const purse = fc.record({ creditsLeft: amount, quotaActive: fc.boolean(), quotaLeft: amount });

  test("the guide's example: account 200, quota 150, account shows 50", () => {
    const plan = planQuotaChange(
      { creditsLeft: 20_000, quotaActive: false, quotaLeft: 0 },
      { active: true, quota: 15_000 },
    );
    expect(plan).toMatchObject({ ok: true, value: { creditsLeft: 5_000, quotaLeft: 15_000, accountDelta: -15_000 } });
  });

  test('credit is conserved, nothing goes below zero, and exactly the maximum is allowed', () => {
    fc.assert(
      fc.property(purse, fc.boolean(), amount, (before, active, quota) => {
        const plan = planQuotaChange(before, { active, quota });
        if (!plan.ok) {
          expect(active && quota > maximumQuota(before)).toBe(true);
          return;
        }
        const after = plan.value;
        expect(after.creditsLeft + after.quotaLeft).toBe(before.creditsLeft + before.quotaLeft);
        expect(Math.min(after.creditsLeft, after.quotaLeft)).toBeGreaterThanOrEqual(0);
        expect(after.accountDelta + after.quotaDelta).toBe(0);
        expect(after.quotaLeft).toBe(active ? quota : 0);
      }),
    );
  });
});

describe('IP rules', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.77/24', '192.0.2.0/24'],
    ['192.0.2.1/32', '192.0.2.1'],
    ['2001:DB8:0::1', '2001:db8::1'],
    ['2001:db8::ff/64', '2001:db8::/64'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.0/120', '192.0.2.0/24'],
    [' 10.0.0.1 ', '10.0.0.1'],
  ])('%s is stored as %s', (text, canonical) => {
    expect(parseIpRule(text)).toEqual({ ok: true, value: canonical });
  });

  test.each([
    '',
    '256.1.1.1',
    '1.2.3',
    '01.2.3.4',
    '1.2.3.4.',
    '1.2.3.4/33',
    '1.2.3.4/x',
    '::1/129',
    'fe80::1%eth0',
    'a.example',
    '1.2.3.4/24/8',
  ])('%j is refused', (text) => {
    expect(parseIpRule(text).ok).toBe(false);
  });

  test('an empty list means anywhere, a list means only there', () => {
    expect(ipAllowed([], 'whatever')).toBe(true);
    expect(ipAllowed(['192.0.2.0/24'], '::ffff:192.0.2.9')).toBe(true);
    expect(ipAllowed(['192.0.2.0/24'], '192.0.3.1')).toBe(false);
    expect(ipAllowed(['192.0.2.0/24'], '')).toBe(false);
    expect(ipAllowed(['2001:db8::/32'], '192.0.2.1')).toBe(false);
  });

  test('a rule that cannot be read covers nothing', () => {
    for (const rule of ['10.0.0.0/8;', '10.0.0.0/x', '10.0.0.0/-1', '10.0.0.0/33', '/0', '']) {
      expect(ipAllowed([rule], '10.0.0.1')).toBe(false);
      expect(ipWithin([rule], '10.0.0.1')).toBe(false);
    }
    expect(ipWithin([], '10.0.0.1')).toBe(false);
  });

  test('a rule allows its own address, is canonical already, and an IPv4-mapped form changes nothing', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), (address, prefix) => {
        const rule = parseIpRule(`${address}/${prefix}`);
        expect(rule.ok).toBe(true);
        if (!rule.ok) return;
        expect(parseIpRule(rule.value)).toEqual(rule);
        expect(ipAllowed([rule.value], address)).toBe(true);
        expect(ipAllowed([rule.value], `::ffff:${address}`)).toBe(true);
      }),
    );
  });

  test('normalising an IPv6 address twice changes nothing more', () => {
    fc.assert(fc.property(fc.ipV6(), (address) => normaliseIp(normaliseIp(address)) === normaliseIp(address)));
  });
});
