import { findSend } from '@/lib/db/messages/send-keys';
import { writeActor } from '@/lib/domain/authorisation/actor';
import { readTypedNumber } from '@/lib/domain/numbering/read-typed-number';
import { err, ok } from '@/lib/domain/result';
import type { PaidSend } from '@/lib/domain/sending/acceptance';
import { TEST_TAG } from '@/lib/domain/sending/tag';
import { digestOf } from '@/lib/platform/crypto/digest';
import type { SendTestInput } from '@/lib/schemas/send';
import { acceptByHand, type ByHandRefusal } from '../_shared/accept-by-hand';
import { defineUseCase } from '../_shared/define-use-case';
import { keepOwnNumber } from '../_shared/keep-own-number';
import { priceTest } from '../_shared/price-test';
import { readWritten } from '../_shared/read-written';
import { sendDigest } from '../_shared/send-under-key';
import { withPayer } from '../_shared/with-payer';

type Refusal = ByHandRefusal | 'sender_gone' | 'number_invalid' | 'message_too_long' | 'too_much_text';

/**
 * Sends what somebody has written to their own number, at once, with the values of the first recipient, and paid like
 * any other; it is known by its tag. The number is kept for the next time.
 */
export const sendTest = defineUseCase<SendTestInput, PaidSend, Refusal>({
  action: 'message.send',
  changes: ['audit'],
  run: async (dependencies, scope, input, actor) => {
    const number = readTypedNumber(input.number)?.msisdn;
    if (number === undefined) return err('number_invalid');
    const digest = digestOf(JSON.stringify([TEST_TAG, number, sendDigest(input)]));
    const before = await findSend(dependencies.db, { accountId: scope.id, key: input.key }, dependencies.now);
    if (before) {
      return before.digest === digest ? ok(await withPayer(dependencies.db, scope.id, before)) : err('send_key_taken');
    }
    const written = await readWritten(dependencies, scope.id, input);
    if (!written.ok) return written;
    const { composition, payer } = written.value;
    const message = priceTest(written.value, number);
    if (!message) return err('message_too_long');
    if (actor.kind === 'panel-user') await keepOwnNumber(dependencies, actor, number);
    return acceptByHand(dependencies, {
      accountId: scope.id,
      actor: writeActor(actor),
      apiUser: payer?.apiUser ?? null,
      sender: composition.sender,
      messages: [message],
      smsClass: Number(input.smsClass),
      tag: TEST_TAG,
      deferredUntil: null,
      byHand: { key: input.key, digest, by: actor, quotaOf: input.confirmedQuotaOf, isTest: true },
    });
  },
});
