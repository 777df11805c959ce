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

/** Path and query of a URL, as a request line carries them: what a signature covers. */
export function targetOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? parsed.pathname + parsed.search : '';
}
