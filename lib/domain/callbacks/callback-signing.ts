/** For this long the old secret signs beside a new one, so that receivers can follow. */
export const SECRET_OVERLAP_MS = 24 * 3_600_000;

export type SecretHolder = {
  readonly callbackSecret: string | null;
  readonly previousCallbackSecret: string | null;
  readonly previousCallbackSecretUntil: Date | null;
};

/** The secrets that sign now: the current one, and the one before while it overlaps. */
export function validSecrets(holder: SecretHolder, now: Date): string[] {
  const { callbackSecret, previousCallbackSecret, previousCallbackSecretUntil } = holder;
  const overlaps = previousCallbackSecret !== null && (previousCallbackSecretUntil ?? now) > now;
  return [callbackSecret, overlaps ? previousCallbackSecret : null].filter((secret) => secret !== null);
}

type Test = { readonly url: string; readonly urlInForce: string | null; readonly mayChangeSecret: boolean };

/**
 * Whether a test may be signed. A signature covers path and query but no host, so whoever may not change secrets gets
 * none over a URL that they have only typed: it would hold at a receiver of somebody else's too.
 */
export const maySignTest = ({ url, urlInForce, mayChangeSecret }: Test): boolean =>
  mayChangeSecret || url === urlInForce;

/** Path and query of a URL, as a request line carries them: what a signature covers. */
export function targetOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? parsed.pathname + parsed.search : '';
}
