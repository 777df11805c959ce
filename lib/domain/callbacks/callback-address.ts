import { isOneLine } from '../one-line';
import { err, ok, type Result } from '../result';

/** In characters. */
export const LONGEST_CALLBACK_URL = 2_000;

export type CallbackAddressFault =
  | 'callback_not_http'
  | 'callback_invalid'
  | 'callback_too_long'
  | 'callback_not_one_line'
  | 'callback_has_credentials';

/** An http(s) URL that callbacks can go to; empty text means no callback. Credentials would end up in every log. */
export function checkCallbackAddress(text: string): Result<string | null, CallbackAddressFault> {
  const address = text.trim();
  if (address === '') return ok(null);
  if (address.length > LONGEST_CALLBACK_URL) return err('callback_too_long');
  if (!isOneLine(address)) return err('callback_not_one_line');
  if (!/^https?:\/\//i.test(address)) return err('callback_not_http');
  if (!URL.canParse(address)) return err('callback_invalid');
  const { username, password, hostname } = new URL(address);
  if (hostname === '') return err('callback_invalid');
  return username + password === '' ? ok(address) : err('callback_has_credentials');
}
