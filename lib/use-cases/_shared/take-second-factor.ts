import type { Transaction } from '@/lib/db/connections/client';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';
import { takeCode } from './take-code';

export type SecondFactorRefusal = 'code_needed' | 'wrong_code' | 'codes_locked';

type User = { readonly totpSecret: string | null; readonly codesLockedUntil: Date | null };

type Taken = {
  readonly outcome: Result<null, SecondFactorRefusal>;
  /** Accounts that were told of wrong codes. */
  readonly told: readonly number[];
};

/** Takes a code where somebody's second factor is on; to be asked after the right password. */
export async function takeSecondFactor(
  tx: Transaction,
  actor: PanelUser,
  { totpSecret, codesLockedUntil }: User,
  given: { readonly code: string; readonly now: Date },
): Promise<Taken> {
  if (totpSecret === null) return { outcome: ok(null), told: [] };
  if (given.code.trim() === '') return { outcome: err('code_needed'), told: [] };
  const { outcome, told } = await takeCode(tx, actor, { totpSecret, codesLockedUntil }, given);
  return { outcome: outcome === 'taken' ? ok(null) : err(outcome), told };
}
