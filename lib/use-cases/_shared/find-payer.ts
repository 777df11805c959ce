import { findPayingApiUser } from '@/lib/db/api-users/paying-api-user';
import type { Database } from '@/lib/db/connections/client';
import type { Credits } from '@/lib/domain/credits';
import { err, ok, type Result } from '@/lib/domain/result';
import type { AcceptRequest } from '@/lib/domain/sending/acceptance';

export type Payer = {
  readonly apiUser: NonNullable<AcceptRequest['apiUser']>;
  /** Of its quota; null: it has none, and the account pays. */
  readonly quotaLeft: Credits | null;
};

/** Whose quota pays; null: the account does. */
export const quotaOf = (payer: Payer | null): string | null =>
  payer !== null && payer.quotaLeft !== null ? payer.apiUser.login : null;

/** The API user whose quota is to pay for a send; null when nobody is named, so that the account does. */
export async function findPayer(
  db: Database,
  accountId: number,
  login: string,
): Promise<Result<Payer | null, 'payer_gone'>> {
  if (login === '') return ok(null);
  const found = await findPayingApiUser(db, accountId, login);
  if (!found || found.checked.disabled) return err('payer_gone');
  const { id, checked, quotaLeft } = found;
  return ok({ apiUser: { id, login, checked }, quotaLeft });
}
