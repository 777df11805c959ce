import './scripts/require-node.mjs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': path.dirname(new URL(import.meta.url).pathname) } },
  test: {
    environment: 'node',
    include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}'],
    globalSetup: ['lib/testing/migrate-once.ts'],
    setupFiles: ['lib/testing/fail-on-console.ts'],
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
