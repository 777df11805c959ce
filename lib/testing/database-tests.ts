/** Which files of tests open a database: they run on each engine (vitest.config.ts). */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** What opens one for a test. */
const OPENS = 'lib/testing/test-database.ts';

/** What a file imports of ours. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import) '([@.][^']+)'/g)].flatMap(([, name = '']) => {
    const base = name.startsWith('@/') ? name.slice(2) : path.posix.join(path.posix.dirname(file), name);
    return [`${base}.ts`, `${base}.tsx`].filter((candidate) => existsSync(path.join(root, candidate)));
  });
}

/** Product code opens none for a test. */
const isOfTests = (file: string) => file.startsWith('lib/testing/') || /[.-](test|cases)\.ts$/.test(file);

/** Those that open one, whatever of lib/testing they do it through. */
export function databaseTests(): string[] {
  const known = new Map([[OPENS, true]]);
  const opens = (file: string): boolean => {
    const answer = known.get(file);
    if (answer !== undefined) return answer;
    known.set(file, false);
    const found = importsOf(file).some((imported) => isOfTests(imported) && opens(imported));
    known.set(file, found);
    return found;
  };
  return globSync('lib/**/*.test.ts', { cwd: root }).filter(opens).toSorted();
}
