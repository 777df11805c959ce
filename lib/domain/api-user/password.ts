/** The original's rule: exactly eight letters or digits; `_` also passes there, so it passes here. */
const API_USER_PASSWORD = /^[A-Za-z0-9_]{8}$/;
const LENGTH = 8;

/** Letters and digits that no font confuses: no 0, O, 1, l or I. */
const CLEAR_CHARACTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export const isApiUserPassword = (text: string): boolean => API_USER_PASSWORD.test(text);

/** A password that keeps the rule, from fair indexes below the number it is given. */
export function generateApiUserPassword(randomIndex: (exclusiveMax: number) => number): string {
  return Array.from({ length: LENGTH }, () => CLEAR_CHARACTERS[randomIndex(CLEAR_CHARACTERS.length)]).join('');
}
