import { inTransaction } from '@/lib/db/connections/client';
import { lockInstanceOwners, saveInstanceOwner } from '@/lib/db/panel-users/instance-owners';
import { findPanelUserByEmail } from '@/lib/db/panel-users/panel-users';
import { err, ok, type Result } from '@/lib/domain/result';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';

type Input = { readonly email: string; readonly isInstanceOwner: boolean };
type Refusal = 'panel_user_not_found' | 'last_instance_owner';

/** Makes a panel user an instance owner, or one no longer. There is always one. As it is already: nothing is written. */
export const nameInstanceOwner = defineInstanceUseCase<Input, null, Refusal>({
  action: 'panel-user.change-instance-owner',
  subject: ({ email, isInstanceOwner }) => `${email} ${isInstanceOwner ? 'named' : 'no longer'}`,
  run: async ({ db, events, now }, { email, isInstanceOwner }, actor) => {
    const outcome = await inTransaction(db, async (tx): Promise<Result<readonly number[], Refusal>> => {
      const owners = await lockInstanceOwners(tx);
      const user = await findPanelUserByEmail(tx, email);
      if (!user) return err('panel_user_not_found');
      if (user.isInstanceOwner === isInstanceOwner) return ok([]);
      if (!isInstanceOwner && owners === 1) return err('last_instance_owner');
      await saveInstanceOwner(tx, user.id, isInstanceOwner);
      const by = { actor, user: { panelUserId: user.id, email: user.email }, now };
      const change = { before: { instanceOwner: !isInstanceOwner }, after: { instanceOwner: isInstanceOwner } };
      return ok(await recordOwnChange(tx, by, { action: 'panel-user.change-instance-owner', ...change }));
    });
    if (!outcome.ok) return outcome;
    announceOwnChange(events, outcome.value);
    return ok(null);
  },
});
