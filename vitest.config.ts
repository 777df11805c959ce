import './scripts/require-node.mjs';
import './scripts/test-folder.mjs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { databaseTests } from './lib/testing/database-tests.ts';
import { SQLITE_ALONE } from './lib/testing/sqlite-alone.ts';

/** What puts something in the place of a module. */
const ALONE = 'lib/**/*.alone.test.ts';
/** PostgreSQL's own tests, which need a server. */
const POSTGRESQL_ALONE = 'lib/{db,testing}/postgresql/**/*.test.ts';

export default defineConfig({
  resolve: { alias: { '@': path.dirname(new URL(import.meta.url).pathname) } },
  test: {
    environment: 'node',
    setupFiles: ['lib/testing/fail-on-console.ts', 'lib/testing/put-back.ts'],
    // A test that needs another one's leftovers shows itself.
    sequence: { shuffle: true },
    // Some tests wait for a timer or for another process; three keep two cores busy.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Generous, because property tests and password hashing share two cores; nothing waits for this time to pass.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Likewise; Vitest would wait a second for an event.
    expect: { poll: { timeout: 60_000 } },
    // A process for each file would cost more than all the tests.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}'],
          exclude: [ALONE, POSTGRESQL_ALONE],
        },
      },
      { extends: true, test: { name: 'alone', include: [ALONE], isolate: true } },
      {
        extends: true,
        test: {
          name: 'postgresql',
          include: [POSTGRESQL_ALONE, ...databaseTests().filter((file) => !SQLITE_ALONE.includes(file))],
          exclude: [ALONE],
          globalSetup: ['lib/testing/postgresql/start-for-tests.ts'],
        },
      },
    ],
  },
});
