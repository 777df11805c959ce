import { deleteCarrierRow, lockCarrier } from '@/lib/db/carriers/carriers';
import { inTransaction } from '@/lib/db/connections/client';
import { mayBeDeleted } from '@/lib/domain/carrier/carrier';
import { err, ok, type Result } from '@/lib/domain/result';
import { type CarrierDependencies, defineInstanceUseCase } from '../_shared/define-instance-use-case';

type Refusal = 'carrier_not_found' | 'carrier_enabled' | 'carrier_stays';

/** Ends a disabled carrier: it can tell nothing more of what it took. Messages go on naming it, so its name is not given again. */
export const deleteCarrier = defineInstanceUseCase<{ readonly name: string }, null, Refusal, CarrierDependencies>({
  action: 'carrier.delete',
  subject: ({ name }) => name,
  run: async ({ db, now, carriersChanged }, { name }) => {
    const outcome = await inTransaction(db, async (tx): Promise<Result<null, Refusal>> => {
      const carrier = await lockCarrier(tx, name);
      if (!carrier) return err('carrier_not_found');
      if (!mayBeDeleted(carrier)) return err('carrier_stays');
      if (carrier.disabledAt === null) return err('carrier_enabled');
      await deleteCarrierRow(tx, carrier.id, now);
      return ok(null);
    });
    if (outcome.ok) carriersChanged();
    return outcome;
  },
});
