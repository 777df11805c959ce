import { inTransaction } from '@/lib/db/connections/client';
import { endSessions } from '@/lib/db/panel-users/panel-sessions';
import { disableTotp, findPanelUserByEmail, savePanelPassword } from '@/lib/db/panel-users/panel-users';
import { err, ok } from '@/lib/domain/result';
import { hashPassword } from '@/lib/platform/crypto/password-hash';
import { randomToken } from '@/lib/platform/crypto/random';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';

const PASSWORD_BYTES = 12;

type Input = { readonly email: string };

/**
 * Gives a panel user who is locked out a new password, ends every session and switches the second factor off. Answers
 * the password, which exists nowhere else.
 */
export const resetSignIn = defineInstanceUseCase<Input, { readonly password: string }, 'panel_user_not_found'>({
  action: 'panel-user.reset-sign-in',
  subject: ({ email }) => email,
  run: async ({ db, events, now }, { email }, actor) => {
    const user = await findPanelUserByEmail(db, email);
    if (!user) return err('panel_user_not_found');
    const password = randomToken(PASSWORD_BYTES);
    const passwordHash = await hashPassword(password);
    const by = { actor, user: { panelUserId: user.id, email: user.email }, now };
    const accountIds = await inTransaction(db, async (tx) => {
      await savePanelPassword(tx, user.id, passwordHash);
      await endSessions(tx, user.id, now);
      await disableTotp(tx, user.id);
      const after = actor.kind === 'system' ? { twoFactor: false, resetAtTheMachine: true } : { twoFactor: false };
      return recordOwnChange(tx, by, { action: 'panel-user.change-password', after });
    });
    announceOwnChange(events, accountIds);
    return ok({ password });
  },
});
