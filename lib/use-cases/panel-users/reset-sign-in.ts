import { type Database, inTransaction } from '@/lib/db/connections/client';
import { endSessions } from '@/lib/db/panel-users/panel-sessions';
import { disableTotp, findPanelUserByEmail, savePanelPassword } from '@/lib/db/panel-users/panel-users';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';
import { hashPassword } from '@/lib/platform/crypto/password-hash';
import { randomToken } from '@/lib/platform/crypto/random';
import { recordOwnChange } from '../_shared/record-own-change';

const PASSWORD_BYTES = 12;

/**
 * For the operator at the machine: gives a panel user who is locked out a new password, ends every session and
 * switches the second factor off. Answers the password, which exists nowhere else.
 */
export async function resetSignIn(
  { db, now }: { readonly db: Database; readonly now: Date },
  email: string,
): Promise<Result<{ readonly password: string }, 'panel_user_not_found'>> {
  const user = await findPanelUserByEmail(db, email);
  if (!user) return err('panel_user_not_found');
  const password = randomToken(PASSWORD_BYTES);
  const passwordHash = await hashPassword(password);
  const by = { actor: AT_THE_MACHINE, user: { panelUserId: user.id, email: user.email }, now };
  await inTransaction(db, async (tx) => {
    await savePanelPassword(tx, user.id, passwordHash);
    await endSessions(tx, user.id, now);
    await disableTotp(tx, user.id);
    const after = { twoFactor: false, resetAtTheMachine: true };
    await recordOwnChange(tx, by, { action: 'panel-user.change-password', after });
  });
  return ok({ password });
}
