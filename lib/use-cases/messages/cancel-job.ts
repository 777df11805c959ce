import { lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction, type Transaction } from '@/lib/db/connections/client';
import { findHold } from '@/lib/db/ledger/payments';
import { post } from '@/lib/db/ledger/post';
import { releaseOf } from '@/lib/db/ledger/release-hold';
import { findStateOf, takeFromSlice } from '@/lib/db/messages/pending-jobs';
import { type Actor, writeActor } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import { err, ok } from '@/lib/domain/result';
import { cancelUnsent } from '../_shared/cancel-unsent';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

/** `login` null: whoever of the account has sent it. */
type Input = { readonly id: number; readonly login: string | null };

type By = { readonly scope: { readonly id: number }; readonly actor: Actor; readonly now: Date };

/** What was given back for a message that a bulk send has not written yet; null: none such is to be had. */
async function release(tx: Transaction, by: By, { id, login }: Input): Promise<Credits | null> {
  const taken = await takeFromSlice(tx, { accountId: by.scope.id, login }, id, by.now);
  if (!taken) return null;
  await post(tx, [releaseOf(await findHold(tx, taken.bulkSendId), taken.credits, writeActor(by.actor))], by.now);
  return taken.credits;
}

/**
 * Cancels one message, as far as nobody has begun to send it: what it cost goes back to whoever paid. Of one that was
 * cancelled before, it is done.
 */
export const cancelJob = defineUseCase<Input, null, 'message_not_found' | 'too_late'>({
  action: 'message.cancel',
  changes: ['messages', 'credits', 'callbacks', 'audit'],
  run: ({ db, now }, scope, input, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      const by = { scope, actor, now };
      const state = await findStateOf(tx, { accountId: scope.id, login: input.login }, input.id);
      if (state === 'cancelled') return ok(null);
      const cancelled = state === null ? null : await cancelUnsent(tx, by, [input.id]);
      if (cancelled?.ids.length === 0) return err('too_late');
      const credits = cancelled?.credits ?? (await release(tx, by, input));
      if (credits === null) return err('message_not_found');
      const after = { count: 1, credits, messageId: input.id };
      await recordChange(tx, by, { action: 'message.cancel', subject: '', after });
      return ok(null);
    }),
});
