import { isAccountDisabled, lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction, type Transaction } from '@/lib/db/connections/client';
import { insertEvents } from '@/lib/db/messages/status-store';
import { findWaiting, isDueAfter, moveWaiting } from '@/lib/db/messages/unsent';
import { findUnwrittenSend, moveSend } from '@/lib/db/messages/waiting-sends';
import { err, ok } from '@/lib/domain/result';
import { readSendingMoment, type SendingMomentFault } from '@/lib/domain/time/sending-moment';
import type { Reschedule, WaitingTarget } from '@/lib/schemas/scheduled';
import { defineUseCase } from '../_shared/define-use-case';
import { holdTarget } from '../_shared/hold-target';
import { mayLeaveAt, textsOfTarget } from '../_shared/may-leave-at';
import { recordChange } from '../_shared/record-change';

type Input = Reschedule & { readonly target: WaitingTarget };

/** Whether something that still waits of it is to be sent after that moment. */
async function isLater(tx: Transaction, accountId: number, target: WaitingTarget, moment: Date): Promise<boolean> {
  if (target.what === 'messages') return isDueAfter(tx, await findWaiting(tx, accountId, target.ids), moment);
  const send = await findUnwrittenSend(tx, accountId, target.id, tx.dialect.locking);
  return send !== null && send.dueAt > moment;
}

/** Gives another moment to what still waits of it; answers how many messages that is, and the first of them. */
async function move(tx: Transaction, accountId: number, target: WaitingTarget, dueAt: Date, now: Date) {
  if (target.what === 'send') {
    const send = await findUnwrittenSend(tx, accountId, target.id, tx.dialect.locking);
    if (!send) return { first: target.id, count: 0 };
    await moveSend(tx, send.id, dueAt);
    return { first: send.id, count: send.messageCount };
  }
  const ids = await findWaiting(tx, accountId, target.ids);
  await moveWaiting(tx, ids, dueAt, now);
  const isNow = dueAt <= now;
  const event = isNow
    ? ({ state: 'accepted', reason: 'sent_now' } as const)
    : ({ state: 'scheduled', reason: 'rescheduled' } as const);
  await insertEvents(
    tx,
    ids.map((messageId) => ({
      ...event,
      ...{ messageId, at: now, ptt: 0, dlrId: 0 as const, segment: null, carrierText: '', applied: true },
    })),
  );
  return { first: ids[0] ?? 0, count: ids.length };
}

/**
 * Sends at another moment, or now, what waits for one and has not begun; answers how many messages that is. From a
 * disabled account nothing is sent any earlier, and with the STOP clause nothing outside of commercial hours that are kept.
 */
export const rescheduleScheduled = defineUseCase<
  Input,
  { readonly count: number },
  SendingMomentFault | 'account_disabled' | 'outside_hours' | 'closed_now' | 'too_late'
>({
  action: 'message.reschedule',
  changes: ['messages', 'audit'],
  run: async ({ db, now }, scope, { target, when, at, atZone }, actor) => {
    const moment = when === 'now' ? ok(now) : readSendingMoment(at, atZone, now);
    if (!moment.ok) return moment;
    const dueAt = moment.value;
    const texts = textsOfTarget(db, scope.id, target);
    if (!(await mayLeaveAt(db, scope.id, texts, dueAt))) return err(when === 'now' ? 'closed_now' : 'outside_hours');
    return inTransaction(db, async (tx) => {
      await holdTarget(tx, scope.id, target);
      await lockAccount(tx, scope.id);
      const isEnabled = !(await isAccountDisabled(tx, scope.id));
      if (!isEnabled && (await isLater(tx, scope.id, target, dueAt))) return err('account_disabled');
      const { first: messageId, count } = await move(tx, scope.id, target, dueAt, now);
      if (count === 0) return err('too_late');
      const change = { action: 'message.reschedule', subject: '', after: { count, messageId, dueAt } } as const;
      await recordChange(tx, { scope, actor, now }, change);
      return ok({ count });
    });
  },
});
