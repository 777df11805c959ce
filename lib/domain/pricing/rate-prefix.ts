import { INTERNATIONAL } from '../numbering/e164';
import { EVERYWHERE, isRatePrefix } from './rate';

/** How the prefix that is everywhere else is written: an empty cell is more often a mistake. */
export const EVERYWHERE_WRITTEN = '*';

/** A prefix as people write it: with its plus or two zeros, or without. Null: it is none. */
export function readRatePrefix(typed: string): string | null {
  const compact = typed.replaceAll(/[\s.()-]/g, '');
  if (compact === EVERYWHERE_WRITTEN) return EVERYWHERE;
  const digits = INTERNATIONAL.exec(compact)?.[1] ?? compact;
  return digits !== EVERYWHERE && isRatePrefix(digits) ? digits : null;
}
