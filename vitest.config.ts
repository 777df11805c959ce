import './scripts/require-node.mjs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const ALONE = ['lib/**/*.alone.test.ts'];

export default defineConfig({
  resolve: { alias: { '@': path.dirname(new URL(import.meta.url).pathname) } },
  test: {
    environment: 'node',
    // A process for each file would cost more than all the tests. One that puts something in the place of a module has one.
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}'],
          exclude: ALONE,
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
    setupFiles: ['lib/testing/fail-on-console.ts', 'lib/testing/put-back.ts'],
    // A test that needs another one's leftovers shows itself.
    sequence: { shuffle: true },
    // Vitest would leave one of two cores idle.
    maxWorkers: '100%',
    // Generous, because property tests and password hashing share two cores; nothing waits for this time to pass.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Likewise; Vitest would wait a second for an event.
    expect: { poll: { timeout: 60_000 } },
  },
});
