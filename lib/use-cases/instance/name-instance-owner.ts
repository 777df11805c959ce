import { inTransaction } from '@/lib/db/connections/client';
import { lockInstanceOwners, saveInstanceOwner } from '@/lib/db/panel-users/instance-owners';
import { findPanelUserByEmail } from '@/lib/db/panel-users/panel-users';
import { err, ok, type Result } from '@/lib/domain/result';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { mailPerson } from '../_shared/mail-person';
import { type ProofRefusal, type Proving, proveOneself } from '../_shared/prove-oneself';
import { recordOnInstance } from '../_shared/record-on-instance';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';

type Input = Proving & { readonly email: string; readonly isInstanceOwner: boolean };
type Refusal = 'panel_user_not_found' | 'last_instance_owner';

/** `isChange`: it was not so already. `isTold`: whether the person concerned is told by mail. */
type Named = { readonly isChange: boolean; readonly isTold: boolean };
type Changed = { readonly isChange: boolean; readonly accountIds: readonly number[]; readonly isMailed: boolean };

/**
 * Makes a panel user an instance owner, or one no longer, by somebody who has just proved who they are. There is always
 * one. As it is already: nothing is written.
 */
export const nameInstanceOwner = defineInstanceUseCase<Input, Named, Refusal | ProofRefusal>({
  action: 'panel-user.change-instance-owner',
  subject: ({ email, isInstanceOwner }) => `${email} ${isInstanceOwner ? 'named' : 'no longer'}`,
  run: async (dependencies, { email, isInstanceOwner, proof }, actor) => {
    const { db, events, now, hasMailServer } = dependencies;
    const proven = await proveOneself(dependencies, actor, proof);
    if (!proven.ok) return proven;
    const outcome = await inTransaction(db, async (tx): Promise<Result<Changed, Refusal>> => {
      const owners = await lockInstanceOwners(tx);
      const user = await findPanelUserByEmail(tx, email);
      if (!user) return err('panel_user_not_found');
      if (user.isInstanceOwner === isInstanceOwner) return ok({ isChange: false, accountIds: [], isMailed: false });
      if (!isInstanceOwner && owners === 1) return err('last_instance_owner');
      await saveInstanceOwner(tx, user.id, isInstanceOwner);
      const by = { actor, user: { panelUserId: user.id, email: user.email }, now };
      const change = { before: { instanceOwner: !isInstanceOwner }, after: { instanceOwner: isInstanceOwner } };
      const act = { action: 'panel-user.change-instance-owner', subject: user.email, ...change } as const;
      const accountIds = await recordOwnChange(tx, by, act);
      await recordOnInstance(tx, { actor, now }, act);
      const about = { kind: 'instance-owner', isInstanceOwner, by: 'email' in actor ? actor.email : null } as const;
      const isMailed = await mailPerson(tx, user.email, accountIds, now, (when) => ({ ...about, ...when }));
      return ok({ isChange: true, accountIds, isMailed });
    });
    if (!outcome.ok) return outcome;
    announceOwnChange(events, outcome.value.accountIds);
    const { isChange, isMailed } = outcome.value;
    return ok({ isChange, isTold: hasMailServer && isMailed });
  },
});
