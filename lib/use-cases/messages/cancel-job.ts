import { lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction, type Transaction } from '@/lib/db/connections/client';
import { holdMessagesOf, holdSliceOf } from '@/lib/db/messages/hold';
import { countTakenOut, findStateOf, isolateInSlice, wasNeverWritten } from '@/lib/db/messages/pending-jobs';
import { writeSlice } from '@/lib/db/messages/write-slice';
import type { Credits } from '@/lib/domain/credits';
import { err, ok, type Result } from '@/lib/domain/result';
import { cancelUnsent } from '../_shared/cancel-unsent';
import { defineUseCase } from '../_shared/define-use-case';
import { type By, recordChange } from '../_shared/record-change';

/** `login` null: whoever of the account has sent it. */
type Input = { readonly id: number; readonly login: string | null };

type Refusal = 'message_not_found' | 'too_late';

/** What was given back for a message; `done`: it was cancelled before. */
type Outcome = Result<Credits | 'done', Refusal>;

/** Of one that is written. */
async function cancelWritten(tx: Transaction, by: By, id: number): Promise<Outcome> {
  const { ids, credits } = await cancelUnsent(tx, by, [id]);
  return ids.length === 0 ? err('too_late') : ok(credits);
}

/** Of one that a bulk send has not written yet: it becomes a message before its time, and is cancelled as any other. */
async function cancelUnwritten(tx: Transaction, by: By, { id, login }: Input): Promise<Outcome> {
  const whose = { accountId: by.scope.id, login };
  const found = await isolateInSlice(tx, whose, id);
  if (!found.ok) return (await wasNeverWritten(tx, whose, id)) ? ok('done') : found;
  await writeSlice(tx, id, by.now);
  await countTakenOut(tx, found.value.bulkSendId);
  return cancelWritten(tx, by, id);
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
      await holdSliceOf(tx, scope.id, input.id);
      await holdMessagesOf(tx, scope.id, [input.id]);
      await lockAccount(tx, scope.id);
      const by = { scope, actor, now };
      const state = await findStateOf(tx, { accountId: scope.id, login: input.login }, input.id);
      if (state === 'cancelled') return ok(null);
      const outcome = state === null ? await cancelUnwritten(tx, by, input) : await cancelWritten(tx, by, input.id);
      if (!outcome.ok) return outcome;
      if (outcome.value === 'done') return ok(null);
      const after = { count: 1, credits: outcome.value, messageId: input.id };
      await recordChange(tx, by, { action: 'message.cancel', subject: '', after });
      return ok(null);
    }),
});
