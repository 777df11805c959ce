import { listCarriers } from '@/lib/db/carriers/carriers';
import type { Carrier } from '@/lib/domain/carrier/carrier';
import { ok } from '@/lib/domain/result';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

/** Every carrier, by preference, with its secrets: whoever shows it leaves them out (lib/panel/presenters). */
export const findCarriers = defineInstanceUseCase<undefined, readonly Carrier[]>({
  action: 'carrier.list',
  run: async ({ db }) => ok(await listCarriers(db)),
});
