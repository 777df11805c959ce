/** Vitest's setup file: a test that makes the product complain on the console fails, unless it said it would. */
import { afterEach, beforeEach } from 'vitest';

const loud = ['error', 'warn'] as const;
const complaints: string[] = [];
let allowed = false;

/** Lets the running test write to `console.error` and `console.warn`; what it wrote is not shown. */
export function allowConsole(): void {
  allowed = true;
}

for (const level of loud) {
  console[level] = (...words: unknown[]) => {
    complaints.push(`console.${level}: ${words.map(String).join(' ')}`);
  };
}

beforeEach(() => {
  complaints.length = 0;
  allowed = false;
});

afterEach(() => {
  if (!allowed && complaints.length > 0) throw new Error(complaints.join('\n'));
});
