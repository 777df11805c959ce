/**
 * Whatever the panel does on an account locks that account before anything else, but for what is locked before accounts
 * (docs/architecture.md, Time, money, ids).
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** About a person, on whatever accounts; above accounts, or about what all pay; the first start has no account yet. */
const ABOUT_NO_ACCOUNT =
  /\/(api-keys|own-sign-in|instance|carriers|routes)\/|\/_shared\/(define-rate-change|keep-own-number|prove-oneself)\.ts$|\/panel-users\/(record-failed-sign-in|reset-sign-in|sign-in)\.ts$/;

/** The last is of two accounts. */
const LOCKS = ['lockAccount', 'lockApiUser', 'lockBoth'];

/** What holds messages, or what is owed or received, which are locked before accounts. */
const HOLDS = ['holdMessagesOf', 'holdSend', 'holdSliceOf', 'holdTarget', 'holdIncoming'];

/** The first thing that each transaction of a source waits for, once it holds what comes before accounts. */
const firstAwaited = (text: string): (string | undefined)[] =>
  text
    .split(/\binTransaction\(db, /)
    .slice(1)
    .map((transaction) =>
      [...transaction.matchAll(/\bawait (\w+)\(/g)].map(([, name = '']) => name).find((name) => !HOLDS.includes(name)),
    );

test('every transaction on an account begins with its lock', () => {
  const files = globSync('lib/use-cases/**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts') && !ABOUT_NO_ACCOUNT.test(file),
  );
  const transactions = files.flatMap((file) =>
    firstAwaited(readFileSync(path.join(root, file), 'utf8')).map((first) => ({ file, first })),
  );
  expect(transactions.length).toBeGreaterThan(15);
  expect(transactions.filter(({ first = '' }) => !LOCKS.includes(first))).toEqual([]);
});
