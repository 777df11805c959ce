import { deleteCarrierRow, lockCarrier } from '@/lib/db/carriers/carriers';
import { inTransaction } from '@/lib/db/connections/client';
import { countInDoubt } from '@/lib/db/messages/undecided';
import { toldFields } from '@/lib/domain/authorisation/changed-fields';
import { mayBeDeleted } from '@/lib/domain/carrier/carrier';
import { toldOfCarrier } from '@/lib/domain/carrier/told-of-carrier';
import { err, ok, type Result } from '@/lib/domain/result';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';
import { recordOnInstance } from '../_shared/record-on-instance';

type Refusal = 'carrier_not_found' | 'carrier_enabled' | 'carrier_stays' | 'carrier_ending' | 'carrier_in_doubt';

/**
 * Ends a disabled carrier: it can tell nothing more of what it took. Messages go on naming it, so its name is not given again.
 * Not while it may still answer for what it was given, nor while something may have been sent by it of which nobody has
 * decided: with its page that could be decided no more.
 */
export const deleteCarrier = defineInstanceUseCase<{ readonly name: string }, null, Refusal, OperationsDependencies>({
  action: 'carrier.delete',
  subject: ({ name }) => name,
  run: async ({ db, now, carriersChanged, carrierWatch }, { name }, actor) => {
    const isRunning = (await carrierWatch.look()).some((one) => one.name === name);
    const outcome = await inTransaction(db, async (tx): Promise<Result<null, Refusal>> => {
      const carrier = await lockCarrier(tx, name);
      if (!carrier) return err('carrier_not_found');
      if (!mayBeDeleted(carrier)) return err('carrier_stays');
      if (carrier.disabledAt === null) return err('carrier_enabled');
      if (isRunning) return err('carrier_ending');
      if ((await countInDoubt(tx, name)).count > 0) return err('carrier_in_doubt');
      await deleteCarrierRow(tx, carrier.id, now);
      const before = toldFields(toldOfCarrier(carrier));
      await recordOnInstance(tx, { actor, now }, { action: 'carrier.delete', subject: name, before });
      return ok(null);
    });
    if (outcome.ok) carriersChanged();
    return outcome;
  },
});
