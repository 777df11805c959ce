/** For this long the old secret signs beside a new one, so that receivers can follow. */
export const SECRET_OVERLAP_MS = 24 * 3_600_000;

/** Each is a signature more in every call. */
const MOST_PREVIOUS = 8;

export type SecretHolder = {
  readonly callbackSecret: string | null;
  /** Those before, the newest first, with a space between two. */
  readonly previousCallbackSecret: string | null;
  readonly previousCallbackSecretUntil: Date | null;
};

function overlapping({ previousCallbackSecret, previousCallbackSecretUntil }: SecretHolder, now: Date): string[] {
  const isOver = (previousCallbackSecretUntil ?? now) <= now;
  return previousCallbackSecret === null || isOver ? [] : previousCallbackSecret.split(' ');
}

/** The secrets that sign now: the current one, and those before while they overlap. */
export function validSecrets(holder: SecretHolder, now: Date): string[] {
  const { callbackSecret } = holder;
  return [...(callbackSecret === null ? [] : [callbackSecret]), ...overlapping(holder, now)];
}

/**
 * What signs beside a new secret: the one in force, and what overlaps with that already. Nobody knows which of them the
 * receiver verifies by: an answer that is lost tells a secret to nobody, and the call is made again.
 */
export function secretsBefore(holder: SecretHolder, now: Date): Omit<SecretHolder, 'callbackSecret'> {
  if (holder.callbackSecret === null) return { previousCallbackSecret: null, previousCallbackSecretUntil: null };
  return {
    previousCallbackSecret: validSecrets(holder, now).slice(0, MOST_PREVIOUS).join(' '),
    previousCallbackSecretUntil: new Date(now.getTime() + SECRET_OVERLAP_MS),
  };
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
