import { lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { findMember } from '@/lib/db/panel-users/memberships';
import type { Role } from '@/lib/domain/panel-user/role';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { issueInvitation } from '../_shared/issue-invitation';

type Input = { readonly email: string; readonly role: Role };

/** Invites somebody by a link, whose token it answers, this once. */
export const invitePanelUser = defineUseCase<Input, { readonly token: string }, 'already_member'>({
  action: 'panel-user.invite',
  changes: ['panel-users'],
  run: ({ db, now }, scope, { email, role }, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      if (await findMember(tx, scope.id, email)) return err('already_member');
      return ok({ token: await issueInvitation(tx, { scope, actor, now }, { email, role, invitedBy: actor.email }) });
    }),
});
