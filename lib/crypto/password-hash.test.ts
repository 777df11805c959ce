import { expect, test } from 'vitest';
import { hashPassword, verifyAgainstNobody, verifyPassword } from './password-hash';

test('a password verifies against its own hash alone', async () => {
  const hash = await hashPassword('abcd1234');
  expect(hash).not.toContain('abcd1234');
  expect(await verifyPassword('abcd1234', hash)).toBe(true);
  expect(await verifyPassword('abcd1235', hash)).toBe(false);
  expect(await verifyAgainstNobody('abcd1234')).toBe(false);
});

test('two hashes of one password differ', async () => {
  expect(await hashPassword('abcd1234')).not.toBe(await hashPassword('abcd1234'));
});

test('a malformed hash verifies nothing', async () => {
  expect(await verifyPassword('', '')).toBe(false);
});
