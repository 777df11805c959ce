import { isAccountDisabled, lockAccount } from '@/lib/db/accounts/accounts';
import { addUsage } from '@/lib/db/accounts/usage';
import { inTransaction, type Transaction } from '@/lib/db/connections/client';
import { insertEvents, readStatuses } from '@/lib/db/messages/status-store';
import { isOfBulkSend, moveWaiting, saveContent } from '@/lib/db/messages/unsent';
import { moveSend, rewriteSend, saveSendClass, type UnwrittenSend } from '@/lib/db/messages/waiting-sends';
import { changedMeanwhile, isUnchanged } from '@/lib/domain/changed-meanwhile';
import type { Credits } from '@/lib/domain/credits';
import type { EventReason } from '@/lib/domain/delivery/event-reason';
import { err, ok } from '@/lib/domain/result';
import { unpackSlice } from '@/lib/domain/sending/bulk';
import { hourInZone } from '@/lib/domain/time/zoned-time';
import type { EditEstimate, EditInput } from '@/lib/schemas/scheduled';
import { defineUseCase } from '../_shared/define-use-case';
import { holdTarget } from '../_shared/hold-target';
import { payAnew } from '../_shared/pay-anew';
import { type EditPlan, type EditRefusal, planEdit } from '../_shared/plan-edit';
import { type EditTarget, holdWaiting, readWaiting, seenOf } from '../_shared/read-waiting';
import { type By, recordChange } from '../_shared/record-change';

type Input = EditInput & {
  readonly target: EditTarget;
  readonly seen?: ReturnType<typeof seenOf> | undefined;
  readonly confirmedCredits: number;
  readonly confirmedQuotaOf: string | null;
};

type Refusal =
  | EditRefusal
  | 'account_disabled'
  | 'too_late'
  | 'changed_meanwhile'
  | 'unchanged'
  | 'costs_more'
  | 'payer_gone'
  | 'not_enough_credits'
  | 'quota_reached';

/** What it is after the edit, as its editor sees it. */
const seenAfter = (before: UnwrittenSend, { bulk, ...plan }: EditPlan) =>
  seenOf({ ...before, ...plan, texts: bulk?.texts ?? before.texts });

/** Of a single message: it, its history, and what was counted of its price. */
async function saveMessage(
  tx: Transaction,
  { scope, now, paid }: By & { readonly paid: Credits },
  before: UnwrittenSend,
  plan: EditPlan,
): Promise<void> {
  const { id } = before;
  const { sender, smsClass, dueAt, bulk, credits } = plan;
  const { texts, slices } = bulk ?? before;
  const [content] = unpackSlice(slices[0]?.messages ?? '', texts);
  if (!content) throw new Error(`Nothing is left of the message ${id}.`);
  await saveContent(tx, id, { ...content, sender, smsClass }, now);
  if (dueAt.getTime() !== before.dueAt.getTime()) await moveWaiting(tx, [id], dueAt, now);
  const state = dueAt > now ? ('scheduled' as const) : ('accepted' as const);
  const isEdited = bulk !== null || smsClass !== before.smsClass;
  const moved: EventReason = state === 'accepted' ? 'sent_now' : 'rescheduled';
  const told = { messageId: id, at: now, ptt: 0, dlrId: 0 as const, segment: null, carrierText: '', applied: true };
  const isMoved = dueAt.getTime() !== before.dueAt.getTime();
  await insertEvents(tx, [
    ...(isEdited ? [{ ...told, state: 'scheduled' as const, reason: 'edited' as const }] : []),
    ...(isMoved ? [{ ...told, state, reason: moved }] : []),
  ]);
  const [status] = await readStatuses(tx, [id]);
  if (!status) throw new Error(`The message ${id} is gone.`);
  const hour = hourInZone(status.createdAt, status.timeZone);
  const price = { credits: credits - before.credits, paid };
  await addUsage(tx, [{ accountId: scope.id, apiUserId: status.apiUserId, hour, ...price }]);
}

/** Of a bulk send, of which nothing is written or counted yet. */
async function saveSend(tx: Transaction, before: UnwrittenSend, plan: EditPlan): Promise<void> {
  const { sender, smsClass, bulk, credits } = plan;
  if (bulk) await rewriteSend(tx, before, { sender, bulk, credits }, credits === before.credits ? 0 : before.credits);
  await saveSendClass(tx, before.id, smsClass);
  if (plan.dueAt.getTime() !== before.dueAt.getTime()) await moveSend(tx, before.id, plan.dueAt);
}

/**
 * Changes a message or a bulk send that waits: its moment, its text, its sender, its class. The difference of its price
 * is taken from whoever paid, or given back to them, and never more than was confirmed, nor from another balance: all of it or nothing.
 */
export const editScheduled = defineUseCase<Input, EditEstimate, Refusal>({
  action: 'message.edit',
  changes: ['messages', 'credits', 'audit'],
  run: async (dependencies, scope, { target, seen, confirmedCredits, confirmedQuotaOf, ...input }, actor) => {
    const { db, now } = dependencies;
    const read = await readWaiting(db, scope.id, target);
    if (!read) return err('too_late');
    if (changedMeanwhile(seen, seenOf(read))) return err('changed_meanwhile');
    const planned = await planEdit(dependencies, scope.id, read, input);
    if (!planned.ok) return planned;
    const plan = planned.value;
    if (isUnchanged(seenOf(read), seenAfter(read, plan))) return err('unchanged');
    if (plan.credits > confirmedCredits) return err('costs_more');
    return inTransaction(db, async (tx) => {
      await holdTarget(tx, scope.id, target);
      await lockAccount(tx, scope.id);
      if (await isAccountDisabled(tx, scope.id)) return err('account_disabled');
      const before = await holdWaiting(tx, scope.id, target);
      if (!before) return err('too_late');
      if (changedMeanwhile(seenOf(read), seenOf(before))) return err('changed_meanwhile');
      const { what } = target;
      // Of what was written by an earlier release: a bulk send's books are of the prices that were paid at first.
      if (what === 'messages' && plan.bulk !== null && (await isOfBulkSend(tx, before.id))) return err('text_fixed');
      const price = { what, id: before.id, before: before.credits, after: plan.credits, confirmedQuotaOf };
      const paid = await payAnew(tx, { actor, now }, price);
      if (!paid.ok) return paid;
      const by = { scope, actor, now };
      if (what === 'send') await saveSend(tx, before, plan);
      else await saveMessage(tx, { ...by, paid: paid.value }, before, plan);
      await recordChange(tx, by, {
        action: 'message.edit',
        subject: '',
        before: told(before, before.credits),
        after: { ...told(plan, plan.credits), count: before.messageCount, messageId: before.id },
      });
      return ok({ count: before.messageCount, before: before.credits, after: plan.credits, quotaOf: confirmedQuotaOf });
    });
  },
});

/** As the audit log tells it: no text. */
const told = ({ sender, dueAt }: Pick<EditPlan, 'sender' | 'dueAt'>, credits: number) => ({ sender, dueAt, credits });
