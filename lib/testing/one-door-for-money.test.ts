/**
 * Balances and the ledger change through lib/db/ledger alone; who may import what there is dependency-cruiser's. Tests,
 * and what they begin from, may break a ledger by hand.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const BALANCE = '(?:creditsLeft|quotaLeft)';

/** Each is a way to write a balance or a movement, in SQL or through Prisma. */
const WRITES: readonly RegExp[] = [
  new RegExp(String.raw`\bUPDATE\s[^\x60]*(?:\bSET|,)\s*"?${BALANCE}"?\s*=`, 'i'),
  new RegExp(String.raw`\bINSERT\s[^\x60]*\b(?:SmsAccount|ApiUser)\b[^\x60]*\b${BALANCE}\b`, 'i'),
  /\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+"?CreditMovement\b/i,
  /\bcreditMovement\.(?:create|update|upsert|delete)/,
];

/** What stands between the brackets of each call of Prisma's that writes. */
function prismaWrites(text: string): string[] {
  return [...text.matchAll(/\.(?:create|update|upsert)\w*\(/g)].map(({ 0: call, index }) => {
    const begin = index + call.length;
    let depth = 1;
    let end = begin;
    for (; depth > 0 && end < text.length; end += 1) {
      if (text[end] === '(') depth += 1;
      if (text[end] === ')') depth -= 1;
    }
    return text.slice(begin, end);
  });
}

const writesMoney = (text: string) =>
  WRITES.some((write) => write.test(text)) ||
  prismaWrites(text).some((written) => new RegExp(String.raw`\b${BALANCE}\b(?!\s*:\s*true)`).test(written));

test.each([
  'tx.$executeRaw`UPDATE SmsAccount SET creditsLeft = creditsLeft - ${cost} WHERE id = 1`',
  'tx.$executeRaw`UPDATE ApiUser SET quotaActive = 0,\n  quotaLeft = 0 WHERE id = 1`',
  'tx.$executeRaw`INSERT INTO ApiUser (login, quotaLeft) VALUES (1, 2)`',
  'tx.$executeRaw`INSERT INTO CreditMovement (id) VALUES (1)`',
  'tx.creditMovement.createMany({ data })',
  'tx.smsAccount.update({ where: { id }, data: { creditsLeft: f(1) } })',
  'tx.apiUser.update({ where: { id }, data: { quotaLeft } })',
  'tx.panelUser.create({ data: { account: { create: { creditsLeft: 1n } } } })',
])('a write is seen: %s', (write) => {
  expect(writesMoney(write)).toBe(true);
});

test.each([
  'tx.$queryRaw`SELECT creditsLeft FROM SmsAccount WHERE quotaLeft = 0`',
  'tx.$executeRaw`UPDATE SmsAccount SET description = description`',
  'const { creditsLeft } = await tx.smsAccount.findUniqueOrThrow({ where: { id } });',
  'tx.apiUser.update({ where: { id }, data: { login }, select: { quotaLeft: true } })',
])('a read is none: %s', (read) => {
  expect(writesMoney(read)).toBe(false);
});

test('nothing but the ledger writes balances and movements', () => {
  const files = ['server.ts', ...globSync('{app,components,lib}/**/*.{ts,tsx}', { cwd: root })].filter(
    (file) => !/\.test\.tsx?$|^lib\/db\/(generated|ledger)\/|^lib\/testing\/(migration-stages|crowd)\./.test(file),
  );
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((file) => writesMoney(readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
});
