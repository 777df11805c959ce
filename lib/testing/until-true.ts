import { setImmediate } from 'node:timers/promises';

/** Lets sockets go on until it is so. Unlike Vitest's polls it moves no faked clock; the test's own time ends it. */
export async function untilTrue(check: () => boolean): Promise<void> {
  while (!check()) await setImmediate();
}
