/**
 * Every statement is text that SQLite and PostgreSQL both understand (docs/decisions/0028). What they say in different
 * words has a name in lib/db/connections/dialect.ts; many values go into one statement through fragments.ts there.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** An engine's own: its connections, its file, its schema; tests of these, and what tests are helped by. */
const OF_ONE_ENGINE = new RegExp(
  [
    String.raw`^lib/db/(?:backup|migrations|move|generated|postgresql)/`,
    String.raw`^lib/db/connections/(?:sqlite-|dialect|client|copy-database|instance-lock|prove-room|open-|reader|take-write-lock)`,
    String.raw`/(?:earlier-[\w-]+|glob-any-case)\.test\.ts$`,
    '^lib/testing/',
  ].join('|'),
);

const schema = readFileSync(path.join(root, 'prisma/schema.prisma'), 'utf8');
const booleans = [...schema.matchAll(/^ {2}(\w+)\s+Boolean\b/gm)].map(([, column]) => column);

const SQLITE_ONLY: Readonly<Record<string, RegExp>> = {
  'a name in mixed case without quotes': /\b(?=\w*[a-z])(?=\w*[A-Z])\w+\b/,
  'a function that SQLite alone has':
    /\b(?:json_\w+|iif|ifnull|strftime|unixepoch|julianday|group_concat|total|printf|instr|typeof)\s*\(/i,
  'min or max of several values instead of LEAST, GREATEST': /\b(?:min|max)\s*\([^()]*,/i,
  'a name that PostgreSQL keeps for itself':
    /\bAS\s+(?:some|both|all|any|end|user|table|offset|limit|leading|primary)\b/i,
  'a column as a number': /"\w+"\s*\+\s*0\b/,
  'JSON’s ->>': /->/,
  'INSERT OR, REPLACE': /\b(?:INSERT\s+OR|REPLACE\s+INTO)\b/i,
  GLOB: /\bGLOB\b/i,
  'INDEXED BY': /\bINDEXED\s+BY\b/i,
  'a table of SQLite’s own, a rowid, a PRAGMA': /\bsqlite_|\browid\b|\bPRAGMA\b/i,
  'LIMIT -1': /\bLIMIT\s+-/i,
  'IS between values instead of IS DISTINCT FROM': /\bIS\s+(?:NOT\s+)?(?!(?:NOT|NULL|TRUE|FALSE|DISTINCT)\b)/i,
  'CAST AS INTEGER instead of BIGINT': /\bAS\s+INTEGER\s*\)/i,
  'ON CONFLICT DO UPDATE without columns': /\bON\s+CONFLICT\s+DO\s+UPDATE\b/i,
  'a column of an upsert without its table': /\bDO\s+UPDATE\s+SET\b.*=\s*(?:COALESCE\()?"?\w+"?\s*[-+,]/is,
  'a truth as a number': new RegExp(String.raw`"?\b(?:${booleans.join('|')})\b"?\s*(?:=|<>|<|>)\s*[01]\b`),
};

/** PostgreSQL before 16 wants a name for every subquery that is read from. */
function hasNamelessSubquery(bare: string): boolean {
  const inner = /(\b(?:FROM|JOIN)\s*)?\(([^()]*)\)\s*((?:AS\s+)?"?\w*)/i;
  for (let rest = bare, found = inner.exec(rest); found; found = inner.exec(rest)) {
    const [whole, reads, , name = ''] = found;
    if (reads && !/^(?:AS\s+)?"?[a-z]/.test(name)) return true;
    rest = rest.replace(whole, `${reads ?? ''} x ${name}`);
  }
  return false;
}

const IS_SQL = /\b(?:SELECT|INSERT INTO|DELETE FROM|ON CONFLICT)\b|\bUPDATE\b.*\bSET\b/s;
const TAGS = /(?:\$queryRaw|\$executeRaw|Prisma\.sql)$/;

/** What of a source is SQL and not portable. */
function faultsOf(text: string): string[] {
  const faults = new Set<string>();
  const look = (sql: string) => {
    const bare = sql.replaceAll(/'[^']*'|"[^"]*"/g, (quoted) => (quoted.startsWith("'") ? "''" : '"name"'));
    if (hasNamelessSubquery(bare)) faults.add('a subquery without a name');
    for (const [fault, pattern] of Object.entries(SQLITE_ONLY)) {
      if (pattern.test(fault.startsWith('a truth') ? sql : bare)) faults.add(fault);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node)) {
      const chunks = [node.head, ...node.templateSpans.map(({ literal }) => literal)].map((chunk) => chunk.text);
      if (IS_SQL.test(chunks.join('?')) || isFragment(node)) {
        look(chunks.join('?'));
        if (node.templateSpans.some(({ expression }) => expression.getText().includes('getTime()'))) {
          faults.add('a time as a number instead of a Date');
        }
      }
    } else if (ts.isStringLiteralLike(node) && (IS_SQL.test(node.text) || isFragment(node))) look(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true));
  return [...faults];
}

const isFragment = ({ parent }: ts.Node) =>
  (ts.isTaggedTemplateExpression(parent) && TAGS.test(parent.tag.getText())) ||
  (ts.isCallExpression(parent) && parent.expression.getText() === 'Prisma.raw');

test.each([
  ['tx.$executeRaw`UPDATE "SmsAccount" SET description = ${a} WHERE serviceName = ${b}`', 'a name in mixed case'],
  ['Prisma.sql`FROM Message`', 'a name in mixed case'],
  ['const text = `SELECT id FROM "Message" m WHERE m.apiUserId = 1`', 'a name in mixed case'],
  ['tx.$queryRaw<R>`SELECT value FROM json_each(${ids})`', 'a function'],
  ["tx.$queryRaw<R>`SELECT printf('%d', id) FROM rows`", 'a function'],
  ['tx.$queryRaw<R>`SELECT max(low, high) FROM rows`', 'min or max'],
  ['tx.$queryRaw`SELECT id FROM (SELECT 1 AS id) AS some`', 'a name that'],
  ['Prisma.sql`SELECT "dueAt" + 0 AS at`', 'a column as'],
  ['tx.$queryRaw<R>`SELECT value->>0 FROM rows`', 'JSON’s'],
  ['tx.$executeRaw`INSERT OR IGNORE INTO "Sequence" (name) VALUES (1)`', 'INSERT OR'],
  ['Prisma.sql`login GLOB ${a}`', 'GLOB'],
  ['Prisma.raw(`"${table}" INDEXED BY x`)', 'INDEXED BY'],
  ["tx.$queryRaw`SELECT seq FROM sqlite_sequence WHERE name = 'CallbackDelivery'`", 'a table of SQLite’s'],
  ['tx.$queryRaw`SELECT id FROM "Message" LIMIT -1`', 'LIMIT'],
  ['tx.$queryRaw`SELECT id FROM "Message" WHERE a IS NOT b`', 'IS between'],
  ['tx.$queryRaw`SELECT CAST(SUM(a) AS INTEGER) FROM b`', 'CAST AS'],
  ['tx.$executeRaw`INSERT INTO a (b) VALUES (1) ON CONFLICT DO UPDATE SET b = excluded.b`', 'ON CONFLICT DO'],
  ["'ON CONFLICT (a) DO UPDATE SET b = b + excluded.b'", 'a column of an upsert'],
  ['tx.$queryRaw`SELECT * FROM (SELECT (1) FROM (SELECT 2) AS a) WHERE x`', 'a subquery'],
  ['tx.$executeRaw`UPDATE "ApiUser" SET "alertArmed" = 1`', 'a truth'],
  ['tx.$executeRaw`UPDATE "Message" SET at = ${now.getTime()}`', 'a time as a number'],
])('%s is for SQLite alone', (source, fault) => {
  expect(faultsOf(source).map((found) => found.startsWith(fault))).toEqual([true]);
});

test.each([
  'tx.$queryRaw`SELECT id FROM "Message" WHERE "apiUserId" IN (${list(ids)}) AND state = \'isOwed\'`',
  'tx.$executeRaw`UPDATE "ApiUser" SET "alertArmed" = true WHERE a IS DISTINCT FROM b AND c IS NOT NULL`',
  'tx.$executeRaw`INSERT INTO a (b) VALUES (${now}) ON CONFLICT (b) DO UPDATE SET b = a.b + excluded.b`',
  'tx.$executeRaw`INSERT INTO a (b) VALUES (1) ON CONFLICT DO NOTHING`',
  'tx.$queryRaw`SELECT max(b) FROM (SELECT (1) FROM "Message" WHERE a IN (1, (2))) AS newest JOIN (SELECT 2) c`',
  'throw new Error(`The account ${accountId} is gone.`)',
])('%s is for both', (source) => {
  expect(faultsOf(source)).toEqual([]);
});

test('every statement is for both engines', () => {
  const files = globSync('lib/**/*.ts', { cwd: root }).filter((file) => !OF_ONE_ENGINE.test(file));
  expect(files.length).toBeGreaterThan(200);
  const faulty = files.flatMap((file) => {
    const faults = faultsOf(readFileSync(path.join(root, file), 'utf8'));
    return faults.length > 0 ? [{ file, faults }] : [];
  });
  expect(faulty).toEqual([]);
});
