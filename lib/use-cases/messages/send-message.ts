import { writeActor } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import { err, ok } from '@/lib/domain/result';
import { costOf, type Sent } from '@/lib/domain/sending/acceptance';
import { composeMessages } from '@/lib/domain/sending/compose-messages';
import { createTextPricing, isTooMuchText } from '@/lib/domain/sending/text-pricing';
import { inBatches, readTypedRecipients } from '@/lib/domain/sending/typed-recipients';
import type { MomentFault } from '@/lib/domain/time/read-moment';
import { inTurns } from '@/lib/platform/batching/long-work';
import type { SendInput } from '@/lib/schemas/send';
import { defineUseCase } from '../_shared/define-use-case';
import { readComposition } from '../_shared/read-composition';
import { findSendUnderKey, sendDigest } from '../_shared/send-under-key';

type Refusal =
  | 'account_disabled'
  | 'sender_gone'
  | MomentFault
  | 'moment_changed'
  | 'no_recipient'
  | 'message_too_long'
  | 'too_much_text'
  | 'costs_more'
  | 'not_enough_credits'
  | 'send_key_taken'
  | 'overloaded';

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
 * Sends what somebody has written, paid by the account, through the queue by which every message is accepted: as a
 * whole or not at all, once for each key, for no more than they confirmed, and at no other moment.
 */
export const sendMessage = defineUseCase<SendInput, Sent, Refusal>({
  action: 'message.send',
  changes: ['audit'],
  run: async (dependencies, scope, input, actor) => {
    // Before anything that may have changed meanwhile: the moment has come, the sender is disabled, the credit is spent.
    const before = await findSendUnderKey(dependencies.db, scope.id, input);
    if (!before.ok) return before;
    if (before.value) return ok(before.value);
    const read = await readComposition(dependencies, scope.id, input);
    if (!read.ok) return read;
    const { composition, moment } = read.value;
    if (!moment.ok) return moment;
    const { message, columns } = input;
    const { valid } = await inTurns(readTypedRecipients(input.recipients, columns));
    if (isTooMuchText(message, columns, valid)) return err('too_much_text');
    const price = createTextPricing(composition, columns);
    const composed = await inTurns(composeMessages(inBatches(valid), price, columns.length > 0 ? 'own' : 'shared'));
    if (!composed.ok) return err(REFUSED[composed.error]);
    const credits = costOf(composed.value);
    const changed = changedSince(input, credits, moment.value);
    if (changed !== null) return err(changed);
    const outcome = await dependencies.accept({
      accountId: scope.id,
      actor: writeActor(actor),
      apiUser: null,
      sender: composition.sender,
      ...composed.value,
      smsClass: Number(input.smsClass),
      tag: '',
      deferredUntil: moment.value,
      byHand: { key: input.key, digest: sendDigest(input), by: actor },
    });
    if (outcome === null) return err('overloaded');
    if (!outcome.ok) return err(outcome.error === 'send_key_taken' ? outcome.error : 'not_enough_credits');
    return ok({ messageIds: outcome.value.messageIds, credits });
  },
});
