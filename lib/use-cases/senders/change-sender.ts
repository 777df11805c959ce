import { lockAccount } from '@/lib/db/accounts/accounts';
import { findSender, saveSender } from '@/lib/db/accounts/senders';
import { inTransaction } from '@/lib/db/connections/client';
import { changedMeanwhile, isUnchanged } from '@/lib/domain/changed-meanwhile';
import { err, ok } from '@/lib/domain/result';
import type { Sender } from '@/lib/domain/sender/sender';
import { SENDER_CHANGES } from '../_shared/declare-sender';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Editable = Pick<Sender, 'description' | 'isEnabled'>;
type Input = Editable & { readonly sender: string; readonly seen?: Editable };
type Refusal = 'sender_gone' | 'changed_meanwhile' | 'unchanged';

const told = ({ description, isEnabled }: Editable) => ({ describedAs: description, enabled: isEnabled });

/** Describes a sender, enables or disables it: requests that name a disabled one are refused from the next one on. */
export const changeSender = defineUseCase<Input, null, Refusal>({
  action: 'sender.change',
  changes: SENDER_CHANGES,
  run: ({ db, now }, scope, { sender, description, isEnabled, seen }, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      const stored = await findSender(tx, scope.id, sender);
      if (!stored) return err('sender_gone');
      const before = { description: stored.description, isEnabled: stored.isEnabled };
      const after = { description, isEnabled };
      if (changedMeanwhile(seen, before)) return err('changed_meanwhile');
      if (isUnchanged(before, after)) return err('unchanged');
      await saveSender(tx, scope.id, sender, after);
      await recordChange(
        tx,
        { scope, actor, now },
        // Of what is told both before and after, only changes are shown.
        { action: 'sender.change', subject: sender, before: told(before), after: told(after) },
      );
      return ok(null);
    }),
});
