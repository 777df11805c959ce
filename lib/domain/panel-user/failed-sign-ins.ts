/** Whoever types codes has typed the right password: a few wrong ones in a row are a stranger, or a clock that is off. */
export const MOST_WRONG_CODES = 5;

/** For this long no code from the app is accepted; a recovery code, which nobody guesses, still is. */
export const CODE_LOCK_MS = 15 * 60_000;

/**
 * Whether this many wrong passwords in a row are worth an entry: the first, the tenth, the hundredth and so on, so that
 * nobody can fill the audit log from outside.
 */
export const isWorthAnEntry = (failures: number): boolean => /^10*$/.test(String(failures));
