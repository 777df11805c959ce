import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
