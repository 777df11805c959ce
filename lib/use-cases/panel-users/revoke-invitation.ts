import { lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { takeInvitation } from '@/lib/db/panel-users/invitations';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Input = { readonly id: number };

/** Takes an invitation back: its link leads nowhere from now on. */
export const revokeInvitation = defineUseCase<Input, null, 'invitation_not_found'>({
  action: 'panel-user.invite',
  changes: ['panel-users'],
  run: ({ db, now }, scope, { id }, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      const taken = await takeInvitation(tx, scope.id, id);
      if (!taken) return err('invitation_not_found');
      await recordChange(
        tx,
        { scope, actor, now },
        { action: 'panel-user.invite', subject: taken.email, after: { revoked: true } },
      );
      return ok(null);
    }),
});
