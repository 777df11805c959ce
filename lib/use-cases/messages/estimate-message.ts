import { findPanelUser } from '@/lib/db/panel-users/panel-users';
import { err, ok } from '@/lib/domain/result';
import { addUpPrices, segmentsOfAll } from '@/lib/domain/sending/add-up-prices';
import type { Estimate } from '@/lib/domain/sending/estimate';
import { inBatches } from '@/lib/domain/sending/in-batches';
import { previewMerge } from '@/lib/domain/sending/preview-merge';
import { inTurns } from '@/lib/platform/batching/long-work';
import type { EstimateInput } from '@/lib/schemas/send';
import { defineUseCase } from '../_shared/define-use-case';
import { quotaOf } from '../_shared/find-payer';
import { readWritten, type Written } from '../_shared/read-written';

type Refusal = 'account_disabled' | 'sender_gone' | 'payer_gone' | 'message_too_long' | 'too_much_text';

type When = Pick<Estimate, 'deferredUntil' | 'waitsForHours' | 'momentFault'>;

function whenOf({ moment, leavesAt }: Pick<Written, 'moment' | 'leavesAt'>, now: Date): When {
  if (!moment.ok) return { deferredUntil: null, waitsForHours: false, momentFault: moment.error };
  const deferredUntil = leavesAt(moment.value, now);
  return { deferredUntil, waitsForHours: deferredUntil !== moment.value, momentFault: null };
}

/** Says what a send would cost, and whom it would reach and why not, before anything is sent. */
export const estimateMessage = defineUseCase<EstimateInput, Estimate, Refusal>({
  action: 'message.send',
  run: async (dependencies, scope, input, actor) => {
    const written = await readWritten(dependencies, scope.id, input);
    if (!written.ok) return written;
    const { payer, creditsLeft } = written.value;
    const { price, lengthOf } = written.value.pricing;
    const { valid, ...read } = written.value.recipients;
    const countries = await inTurns(addUpPrices(inBatches(valid, lengthOf), price));
    if (countries === null) return err('message_too_long');
    const credits = countries.reduce((sum, share) => sum + share.credits, 0);
    const when = whenOf(written.value, dependencies.now);
    const priced = { countries, credits, segments: segmentsOfAll(countries) };
    const merged = await inTurns(previewMerge(input.message, input.columns, valid, price));
    const ownNumber = (await findPanelUser(dependencies.db, actor.panelUserId))?.ownNumber ?? '';
    const paid = { creditsLeft, quotaOf: quotaOf(payer) };
    return ok({ recipients: valid.length, ...read, ...priced, merged, ...paid, ownNumber, ...when });
  },
});
