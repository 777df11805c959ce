import { lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction, type Transaction } from '@/lib/db/connections/client';
import { findHold } from '@/lib/db/ledger/payments';
import { post } from '@/lib/db/ledger/post';
import { releaseOf } from '@/lib/db/ledger/release-hold';
import { findStateOf, takeFromSlice, wasTakenOut } from '@/lib/db/messages/pending-jobs';
import { type Actor, writeActor } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import { err, ok, type Result } from '@/lib/domain/result';
import { cancelUnsent } from '../_shared/cancel-unsent';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

/** `login` null: whoever of the account has sent it. */
type Input = { readonly id: number; readonly login: string | null };

type By = { readonly scope: { readonly id: number }; readonly actor: Actor; readonly now: Date };

type Refusal = 'message_not_found' | 'too_late';

/** What was given back for a message; `done`: it was cancelled before. */
type Outcome = Result<Credits | 'done', Refusal>;

/** Of one that is written. */
async function cancelWritten(tx: Transaction, by: By, id: number): Promise<Outcome> {
  const { ids, credits } = await cancelUnsent(tx, by, [id]);
  return ids.length === 0 ? err('too_late') : ok(credits);
}

/** Of one that a bulk send has not written yet. */
async function release(tx: Transaction, by: By, { id, login }: Input): Promise<Outcome> {
  const whose = { accountId: by.scope.id, login };
  const taken = await takeFromSlice(tx, whose, id, by.now);
  if (!taken.ok) return (await wasTakenOut(tx, whose, id)) ? ok('done') : taken;
  const { bulkSendId, credits } = taken.value;
  await post(tx, [releaseOf(await findHold(tx, bulkSendId), credits, writeActor(by.actor))], by.now);
  return ok(credits);
}

/**
 * Cancels one message, as far as nobody has begun to send it: what it cost goes back to whoever paid. Of one that was
 * cancelled before, it is done.
 */
export const cancelJob = defineUseCase<Input, null, Refusal>({
  action: 'message.cancel',
  changes: ['messages', 'credits', 'callbacks', 'audit'],
  run: ({ db, now }, scope, input, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      const by = { scope, actor, now };
      const state = await findStateOf(tx, { accountId: scope.id, login: input.login }, input.id);
      if (state === 'cancelled') return ok(null);
      const outcome = state === null ? await release(tx, by, input) : await cancelWritten(tx, by, input.id);
      if (!outcome.ok) return outcome;
      if (outcome.value === 'done') return ok(null);
      const after = { count: 1, credits: outcome.value, messageId: input.id };
      await recordChange(tx, by, { action: 'message.cancel', subject: '', after });
      return ok(null);
    }),
});
