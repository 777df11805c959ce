/** Vitest's setup file: what a test file puts in the place of clocks, methods and globals is back for the next one. */
import { afterAll, vi } from 'vitest';

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
