import type { Transaction } from '@/lib/db/connections/client';
import { countWrongCode, lockCodes, takeRecoveryCode, takeTotpStep } from '@/lib/db/panel-users/panel-users';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { CODE_LOCK_MS, MOST_WRONG_CODES } from '@/lib/domain/panel-user/failed-sign-ins';
import { hashRecoveryCode } from '@/lib/platform/crypto/random-secrets';
import { totpStep } from '@/lib/platform/crypto/totp';
import { tellWrongCodes } from './tell-wrong-codes';

type Owner = { readonly totpSecret: string; readonly codesLockedUntil: Date | null };

type Taken = {
  readonly outcome: 'taken' | 'wrong_code' | 'codes_locked';
  /** Accounts that were told of it. */
  readonly told: readonly number[];
};

/**
 * Takes a code of the app, once, or a recovery code, which this uses up. After a few wrong ones in a row no code of
 * the app is taken for a while, and its owner is told; recovery codes, which nobody guesses, still let them in.
 */
export async function takeCode(
  tx: Transaction,
  actor: PanelUser,
  { totpSecret, codesLockedUntil }: Owner,
  { code, now }: { readonly code: string; readonly now: Date },
): Promise<Taken> {
  const digits = code.replaceAll(/\s/g, '');
  const isLocked = codesLockedUntil !== null && codesLockedUntil > now;
  const takeApps = async () => {
    const step = isLocked ? null : totpStep(totpSecret, digits, now);
    return step !== null && takeTotpStep(tx, actor.panelUserId, step);
  };
  const taken = /^\d{6}$/.test(digits)
    ? await takeApps()
    : await takeRecoveryCode(tx, actor.panelUserId, hashRecoveryCode(code));
  if (taken) return { outcome: 'taken', told: [] };
  // While they are locked nothing is counted, so that nobody is told again and again.
  return isLocked ? { outcome: 'codes_locked', told: [] } : refuse(tx, actor, now);
}

async function refuse(tx: Transaction, actor: PanelUser, now: Date): Promise<Taken> {
  const wrongCodes = await countWrongCode(tx, actor.panelUserId);
  if (wrongCodes < MOST_WRONG_CODES) return { outcome: 'wrong_code', told: [] };
  const until = new Date(now.getTime() + CODE_LOCK_MS);
  await lockCodes(tx, actor.panelUserId, until);
  return { outcome: 'codes_locked', told: await tellWrongCodes(tx, actor, now, until) };
}
