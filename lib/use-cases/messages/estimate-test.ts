import { readTypedNumber } from '@/lib/domain/numbering/read-typed-number';
import { err, ok } from '@/lib/domain/result';
import type { TestEstimate } from '@/lib/domain/sending/estimate';
import type { EstimateTestInput } from '@/lib/schemas/send';
import { defineUseCase } from '../_shared/define-use-case';
import { quotaOf } from '../_shared/find-payer';
import { priceTest } from '../_shared/price-test';
import { readWritten } from '../_shared/read-written';

type Refusal =
  | 'account_disabled'
  | 'sender_gone'
  | 'payer_gone'
  | 'number_invalid'
  | 'message_too_long'
  | 'too_much_text';

/** Says what a test of what is written would cost, which depends on where it goes, before it is sent. */
export const estimateTest = defineUseCase<EstimateTestInput, TestEstimate, Refusal>({
  action: 'message.send',
  run: async (dependencies, scope, input) => {
    const number = readTypedNumber(input.number)?.msisdn;
    if (number === undefined) return err('number_invalid');
    const written = await readWritten(dependencies, scope.id, input);
    if (!written.ok) return written;
    const message = priceTest(written.value, number);
    if (!message) return err('message_too_long');
    return ok({ credits: message.credits, quotaOf: quotaOf(written.value.payer) });
  },
});
