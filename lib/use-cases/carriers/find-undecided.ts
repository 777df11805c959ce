import { pageOfUndecided, type UndecidedMessage } from '@/lib/db/messages/undecided';
import type { NumberedPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { CARRIER_PAGE_SIZE } from '@/lib/schemas/carrier-pages';
import type { CarrierUndecidedQuery } from '@/lib/schemas/carrier-undecided';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

type Found = NumberedPage<UndecidedMessage> & { readonly readAt: Date };

/** One page of what a carrier may have sent, and of which a person decides. */
export const findUndecided = defineInstanceUseCase<CarrierUndecidedQuery, Found>({
  action: 'carrier.list',
  run: async ({ db, now }, { name, page }) =>
    ok({ ...(await pageOfUndecided(db, { carrier: name, page, limit: CARRIER_PAGE_SIZE })), readAt: now }),
});
