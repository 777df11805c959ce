import { insertRefusals } from '@/lib/db/api-users/refused-requests';
import type { Writer } from '@/lib/db/connections/writer';
import { LOGIN_MAX_LENGTH } from '@/lib/domain/api-user/login';
import type { NewRefusal } from '@/lib/domain/api-user/refused-request';
import { safeText } from '@/lib/platform/log/safe-text';

/** Keeps requests that were refused, many together, so that a script's author can see why. */
export const recordRefusals = (
  { writer }: { readonly writer: Writer },
  refusals: readonly NewRefusal[],
): Promise<void> => {
  const kept = refusals.map((refusal) => ({
    ...refusal,
    // An API user that was deleted is called as it was.
    unknownLogin: refusal.apiUserId === undefined ? showable(refusal.login) : refusal.login,
  }));
  return writer.commit((tx) => insertRefusals(tx, kept));
};

/** What no login has, and nobody could see. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;
const OUTER_SPACE = /^\s|\s$/gu;

/** A login that no API user has may be anything: fit to be kept and shown, no longer than a login can be. */
const showable = (login: string): string =>
  [...safeText(login).replaceAll(OUTER_SPACE, '\u{2423}').replaceAll(UNSEEN, '\u{FFFD}')]
    .slice(0, LOGIN_MAX_LENGTH)
    .join('');
