import { inTransaction } from '@/lib/db/connections/client';
import { endSessions } from '@/lib/db/panel-users/panel-sessions';
import { disableTotp, findPanelUserByEmail, savePanelPassword } from '@/lib/db/panel-users/panel-users';
import { err, ok } from '@/lib/domain/result';
import { hashPassword } from '@/lib/platform/crypto/password-hash';
import { randomToken } from '@/lib/platform/crypto/random';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { mailPerson } from '../_shared/mail-person';
import { type ProofRefusal, type Proving, proveOneself } from '../_shared/prove-oneself';
import { recordOnInstance } from '../_shared/record-on-instance';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';

const PASSWORD_BYTES = 12;

type Input = Proving & { readonly email: string };

type Reset = {
  readonly password: string;
  /** Whether the person concerned is told by mail. */
  readonly isTold: boolean;
};

/**
 * Gives a panel user who is locked out a new password, ends every session and switches the second factor off. Answers
 * the password, which exists nowhere else, to somebody who has just proved who they are: it lets them in as that
 * person, who is told. One's own is changed on one's own page.
 */
export const resetSignIn = defineInstanceUseCase<Input, Reset, 'panel_user_not_found' | 'own_sign_in' | ProofRefusal>({
  action: 'panel-user.reset-sign-in',
  subject: ({ email }) => email,
  run: async (dependencies, { email, proof }, actor) => {
    const { db, events, now, hasMailServer } = dependencies;
    const user = await findPanelUserByEmail(db, email);
    if (!user) return err('panel_user_not_found');
    if (actor.kind === 'panel-user' && actor.panelUserId === user.id) return err('own_sign_in');
    const proven = await proveOneself(dependencies, actor, proof);
    if (!proven.ok) return proven;
    const password = randomToken(PASSWORD_BYTES);
    const passwordHash = await hashPassword(password);
    const by = { actor, user: { panelUserId: user.id, email: user.email }, now };
    const { accountIds, isMailed } = await inTransaction(db, async (tx) => {
      await savePanelPassword(tx, user.id, passwordHash);
      await endSessions(tx, user.id, now);
      await disableTotp(tx, user.id);
      const after = actor.kind === 'system' ? { twoFactor: false, resetAtTheMachine: true } : { twoFactor: false };
      const told = await recordOwnChange(tx, by, { action: 'panel-user.change-password', after });
      await recordOnInstance(tx, { actor, now }, { action: 'panel-user.reset-sign-in', subject: user.email, after });
      const about = { kind: 'sign-in-reset', by: 'email' in actor ? actor.email : null } as const;
      const isMailed = await mailPerson(tx, user.email, told, now, (when) => ({ ...about, ...when }));
      return { accountIds: told, isMailed };
    });
    announceOwnChange(events, accountIds);
    return ok({ password, isTold: hasMailServer && isMailed });
  },
});
