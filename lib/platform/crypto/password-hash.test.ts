import { expect, test } from 'vitest';
import { findProvenHash, hashPassword } from './password-hash';

test('a password proves its own hash alone', async () => {
  const [first, second] = [await hashPassword('abcd1234'), await hashPassword('efgh5678')];
  expect(first).not.toContain('abcd1234');
  expect(await findProvenHash('abcd1234', [first])).toBe(first);
  expect(await findProvenHash('efgh5678', [first, second])).toBe(second);
  expect(await findProvenHash('abcd1235', [first, second])).toBeNull();
});

test('a password with NULs behind it is another one', async () => {
  const hash = await hashPassword('abcd1234');
  expect(await findProvenHash('abcd1234\0', [hash])).toBeNull();
  expect(await findProvenHash('abcd1234\0\0', [hash])).toBeNull();
});

test('two hashes of one password differ', async () => {
  expect(await hashPassword('abcd1234')).not.toBe(await hashPassword('abcd1234'));
});

test('what is nobody’s or cannot be read is proven by nothing and costs what a real hash costs', async () => {
  /** Of the processor, which does not depend on what else this machine does. */
  const costOf = async (hash: string | null) => {
    const started = process.cpuUsage();
    expect(await findProvenHash('', [hash])).toBeNull();
    return process.cpuUsage(started).user;
  };
  const expected = await costOf(await hashPassword('abcd1234'));
  for (const hash of [null, '', 'scrypt$']) expect(await costOf(hash)).toBeGreaterThan(expected / 2);
});
