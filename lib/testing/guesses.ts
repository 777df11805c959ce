import type { GuessGuard } from '@/lib/domain/rate-limit/guess';
import { err, ok } from '@/lib/domain/result';

/** Checks every guess at once, without a limit. */
export const anyGuess: GuessGuard = async ({ check }) => {
  const value = await check();
  return value === null ? err('wrong') : ok(value);
};

/** A guard whose limits are used up. */
export const noGuess: GuessGuard = () => Promise.resolve(err('too_many_tries'));
