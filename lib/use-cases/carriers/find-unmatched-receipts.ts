import { type KeptReceipt, pageOfUnmatched } from '@/lib/db/carriers/unmatched-of-carrier';
import type { NumberedPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { CARRIER_PAGE_SIZE, type CarrierReceiptsQuery } from '@/lib/schemas/carrier-pages';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

/** One page of what a carrier has reported of ids that no message has. */
export const findUnmatchedReceipts = defineInstanceUseCase<CarrierReceiptsQuery, NumberedPage<KeptReceipt>>({
  action: 'carrier.trace',
  run: async ({ db }, { name, search, page }) =>
    ok(await pageOfUnmatched(db, { carrier: name, search, page, limit: CARRIER_PAGE_SIZE })),
});
