import { listCarriers } from '@/lib/db/carriers/carriers';
import type { Carrier } from '@/lib/domain/carrier/carrier';
import { err, ok } from '@/lib/domain/result';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

type Shown = Pick<Carrier, 'name' | 'dlrSecret'>;

/** The secret of a carrier's address for receipts; that it was shown stands in the log. */
export const showDlrSecret = defineInstanceUseCase<Pick<Carrier, 'name'>, Shown, 'carrier_not_found'>({
  action: 'carrier.show-address',
  subject: ({ name }) => name,
  run: async ({ db }, { name }) => {
    const carrier = (await listCarriers(db)).find((one) => one.name === name);
    return carrier ? ok({ name: carrier.name, dlrSecret: carrier.dlrSecret }) : err('carrier_not_found');
  },
});
