/** One-time codes by RFC 6238: SHA-1, six digits, thirty seconds, as every authenticator app knows them. */
import { Secret, TOTP } from 'otpauth';

const SECRET_BYTES = 20;
const PERIOD_SECONDS = 30;
/** A phone's clock may be one step off. */
const WINDOW_STEPS = 1;

export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

const totpOf = (secret: string, email = '') =>
  new TOTP({ issuer: 'Chappe', label: email, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });

/** What an authenticator app reads from the QR code. */
export const totpUri = (secret: string, email: string): string => totpOf(secret, email).toString();

/** The time step that `code` belongs to, or null when it is wrong or too old. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW_STEPS });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}
