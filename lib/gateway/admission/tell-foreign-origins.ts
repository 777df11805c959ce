import type { Logger } from '@/lib/platform/log/logger';
import { createThrottle } from '@/lib/platform/log/throttle';
import type { Passing, Surroundings } from './steps';

const EVERY_MS = 60_000;

/** An operator whose PUBLIC_URL is not the address in use is refused like a stranger, and finds out why here. */
export function tellForeignOrigins(log: Logger, { publicUrl }: Pick<Surroundings, 'publicUrl'>) {
  const { admit } = createThrottle({ everyMs: EVERY_MS, mostKinds: 1 });
  return ({ request: { headers }, rule }: Pick<Passing, 'request' | 'rule'>): void => {
    const heldBack = admit('foreign origin', new Date());
    if (heldBack === null) return;
    const { origin, host } = headers;
    log.warn({ origin, host, publicUrl, path: rule.path, heldBack }, 'the page of another address was refused');
  };
}
