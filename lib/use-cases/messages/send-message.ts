import { writeActor } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import { err, ok } from '@/lib/domain/result';
import { costOf, type PaidSend } from '@/lib/domain/sending/acceptance';
import { composeMessages } from '@/lib/domain/sending/compose-messages';
import { inBatches } from '@/lib/domain/sending/in-batches';
import type { SendingMomentFault } from '@/lib/domain/time/sending-moment';
import { inTurns } from '@/lib/platform/batching/long-work';
import type { SendInput } from '@/lib/schemas/send';
import { acceptByHand, type ByHandRefusal } from '../_shared/accept-by-hand';
import { defineUseCase } from '../_shared/define-use-case';
import { readWritten } from '../_shared/read-written';
import { findSendUnderKey, sendDigest } from '../_shared/send-under-key';

type Refusal =
  | ByHandRefusal
  | SendingMomentFault
  | 'sender_gone'
  | 'moment_changed'
  | 'no_recipient'
  | 'message_too_long'
  | 'too_much_text'
  | 'costs_more';

const REFUSED = { invalid_to: 'no_recipient', invalid_message: 'message_too_long' } as const;

/** What is no longer as it was confirmed; null: nothing that matters. */
function changedSince(
  { confirmedCredits, confirmedMoment }: SendInput,
  credits: Credits,
  moment: Date | null,
): 'moment_changed' | 'costs_more' | null {
  if ((moment?.toISOString() ?? null) !== confirmedMoment) return 'moment_changed';
  return credits > confirmedCredits ? 'costs_more' : null;
}

/**
 * Sends what somebody has written, paid by the account or an API user's quota, through the queue by which every message is accepted: as a
 * whole or not at all, once for each key, for no more than they confirmed, from no other balance and at no other moment.
 */
export const sendMessage = defineUseCase<SendInput, PaidSend, Refusal>({
  action: 'message.send',
  changes: ['audit'],
  run: async (dependencies, scope, input, actor) => {
    // Before anything that may have changed meanwhile: the moment has come, the sender is disabled, the credit is spent.
    const before = await findSendUnderKey(dependencies, scope.id, input);
    if (!before.ok) return before;
    if (before.value) return ok(before.value);
    const written = await readWritten(dependencies, scope.id, input);
    if (!written.ok) return written;
    const { composition, moment, payer, recipients, pricing, leavesAt } = written.value;
    if (!moment.ok) return moment;
    const { price, texts, lengthOf } = pricing;
    const composed = await inTurns(composeMessages(inBatches(recipients.valid, lengthOf), price, texts));
    if (!composed.ok) return err(REFUSED[composed.error]);
    const deferredUntil = leavesAt(moment.value, dependencies.now);
    const changed = changedSince(input, costOf(composed.value), deferredUntil);
    if (changed !== null) return err(changed);
    return acceptByHand(dependencies, {
      accountId: scope.id,
      actor: writeActor(actor),
      apiUser: payer?.apiUser ?? null,
      sender: composition.sender,
      ...composed.value,
      smsClass: Number(input.smsClass),
      tag: input.tag,
      deferredUntil,
      byHand: { key: input.key, digest: sendDigest(input), by: actor, quotaOf: input.confirmedQuotaOf, isTest: false },
    });
  },
});
