import { listCarriers } from '@/lib/db/carriers/carriers';
import { inTransaction } from '@/lib/db/connections/client';
import type { Carrier } from '@/lib/domain/carrier/carrier';
import { err, ok } from '@/lib/domain/result';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { recordOnInstance } from '../_shared/record-on-instance';

type Shown = Pick<Carrier, 'name' | 'dlrSecret'>;

/** The secret of a carrier's address for receipts; that it was shown stands in the instance's audit log. */
export const showDlrSecret = defineInstanceUseCase<Pick<Carrier, 'name'>, Shown, 'carrier_not_found'>({
  action: 'carrier.show-address',
  subject: ({ name }) => name,
  run: async ({ db, now }, { name }, actor) => {
    const carrier = (await listCarriers(db)).find((one) => one.name === name);
    if (!carrier) return err('carrier_not_found');
    await inTransaction(db, (tx) =>
      recordOnInstance(tx, { actor, now }, { action: 'carrier.show-address', subject: name }),
    );
    return ok({ name: carrier.name, dlrSecret: carrier.dlrSecret });
  },
});
