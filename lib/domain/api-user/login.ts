import { err, ok, type Result } from '../result';

/** The original's panel allows no more. */
export const LOGIN_MAX_LENGTH = 40;

export type LoginFault = 'login_missing' | 'login_too_long' | 'login_has_control_characters';

/** Any name will do, as in the original, as long as it can be seen and typed. */
export function checkLogin(text: string): Result<string, LoginFault> {
  const login = text.trim();
  if (login === '') return err('login_missing');
  if ([...login].length > LOGIN_MAX_LENGTH) return err('login_too_long');
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(login) ? err('login_has_control_characters') : ok(login);
}
