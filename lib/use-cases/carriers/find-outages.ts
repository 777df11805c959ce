import { readOutages } from '@/lib/db/carriers/outages';
import type { CarrierOutage } from '@/lib/domain/carrier/outage';
import { ok } from '@/lib/domain/result';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

/** Carriers whose owners were told that they are down, and that still are. */
export const findOutages = defineInstanceUseCase<undefined, readonly CarrierOutage[]>({
  action: 'carrier.list',
  run: async ({ db }) => ok(await readOutages(db)),
});
