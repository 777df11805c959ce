import type { Logger } from '@/lib/platform/log/logger';
import { createThrottle } from '@/lib/platform/log/throttle';

const EVERY_MS = 60_000;
const MOST_KINDS = 100;

/** Logs what carriers told and nobody can keep, once a minute for each. */
export function createUnreadableLog(log: Pick<Logger, 'warn'>, now: () => Date) {
  const { admit } = createThrottle({ everyMs: EVERY_MS, mostKinds: MOST_KINDS });
  return (carrier: string, count: number): void => {
    const heldBack = admit(carrier, now());
    if (heldBack === null) return;
    log.warn(
      { carrier, count, heldBack },
      'what a carrier told cannot be read, or has no id or no number, and was dropped',
    );
  };
}
