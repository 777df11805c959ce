import { err, ok } from '@/lib/domain/result';
import { addUpPrices, segmentsOfAll } from '@/lib/domain/sending/add-up-prices';
import type { Estimate } from '@/lib/domain/sending/estimate';
import { previewMerge } from '@/lib/domain/sending/preview-merge';
import { createTextPricing, isTooMuchText } from '@/lib/domain/sending/text-pricing';
import { inBatches, readTypedRecipients } from '@/lib/domain/sending/typed-recipients';
import { inTurns } from '@/lib/platform/batching/long-work';
import type { EstimateInput } from '@/lib/schemas/send';
import { defineUseCase } from '../_shared/define-use-case';
import { readComposition } from '../_shared/read-composition';

/** Says what a send would cost, and whom it would reach and why not, before anything is sent. */
export const estimateMessage = defineUseCase<
  EstimateInput,
  Estimate,
  'account_disabled' | 'sender_gone' | 'message_too_long' | 'too_much_text'
>({
  action: 'message.send',
  run: async (dependencies, scope, input) => {
    const composed = await readComposition(dependencies, scope.id, input);
    if (!composed.ok) return composed;
    const { composition, moment, creditsLeft } = composed.value;
    const { valid, ...read } = await inTurns(readTypedRecipients(input.recipients, input.columns));
    const { message, columns } = input;
    if (isTooMuchText(message, columns, valid)) return err('too_much_text');
    const price = createTextPricing(composition, columns);
    const countries = await inTurns(addUpPrices(inBatches(valid), price));
    if (countries === null) return err('message_too_long');
    const credits = countries.reduce((sum, share) => sum + share.credits, 0);
    const when = moment.ok
      ? { deferredUntil: moment.value, momentFault: null }
      : { deferredUntil: null, momentFault: moment.error };
    const priced = { countries, credits, segments: segmentsOfAll(countries) };
    const merged = previewMerge(message, columns, valid, price);
    return ok({ recipients: valid.length, ...read, ...priced, merged, creditsLeft, ...when });
  },
});
