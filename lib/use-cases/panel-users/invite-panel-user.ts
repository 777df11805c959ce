import { lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { saveInvitation } from '@/lib/db/panel-users/invitations';
import { findMember } from '@/lib/db/panel-users/memberships';
import type { Role } from '@/lib/domain/panel-user/role';
import { err, ok } from '@/lib/domain/result';
import { hashSecret, newInvitationToken } from '@/lib/platform/crypto/random-secrets';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Input = { readonly email: string; readonly role: Role };

const VALID_MS = 7 * 24 * 3_600_000;

/**
 * Invites somebody by a link that holds for seven days and for that e-mail address; answers its token, this once. A
 * second invitation of the same address replaces the first.
 */
export const invitePanelUser = defineUseCase<Input, { readonly token: string }, 'already_member'>({
  action: 'panel-user.invite',
  changes: ['panel-users'],
  run: ({ db, now }, scope, { email, role }, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      if (await findMember(tx, scope.id, email)) return err('already_member');
      const token = newInvitationToken();
      await saveInvitation(tx, {
        accountId: scope.id,
        email,
        role,
        tokenHash: hashSecret(token),
        invitedBy: actor.email,
        createdAt: now,
        expiresAt: new Date(now.getTime() + VALID_MS),
      });
      await recordChange(tx, { scope, actor, now }, { action: 'panel-user.invite', subject: email, after: { role } });
      return ok({ token });
    }),
});
