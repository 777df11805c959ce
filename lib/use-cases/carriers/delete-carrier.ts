import { deleteCarrierRow, lockCarrier } from '@/lib/db/carriers/carriers';
import { type LeftOfCarrier, leftOfCarrier } from '@/lib/db/carriers/left-of-carrier';
import { inTransaction } from '@/lib/db/connections/client';
import { toldFields } from '@/lib/domain/authorisation/changed-fields';
import { mayBeDeleted } from '@/lib/domain/carrier/carrier';
import { toldOfCarrier } from '@/lib/domain/carrier/told-of-carrier';
import { err, ok, type Result } from '@/lib/domain/result';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';
import { recordOnInstance } from '../_shared/record-on-instance';

/** Why what is left of one keeps it. */
const KEPT_BY = {
  given: 'carrier_ending',
  in_doubt: 'carrier_in_doubt',
  waiting: 'carrier_waited_for',
} as const satisfies Record<LeftOfCarrier, string>;

type Refusal = 'carrier_not_found' | 'carrier_enabled' | 'carrier_stays' | (typeof KEPT_BY)[keyof typeof KEPT_BY];

/**
 * Ends a disabled carrier: it can tell nothing more of what it took. Messages go on naming it, so its name is not given again.
 * Not while any node may still be given an answer by it, nor while something may have been sent by it of which nobody has
 * decided, or nobody was asked yet.
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
      const left = await leftOfCarrier(tx, { carrier: name, now });
      if (left) return err(KEPT_BY[left]);
      await deleteCarrierRow(tx, carrier.id, now);
      const before = toldFields(toldOfCarrier(carrier));
      await recordOnInstance(tx, { actor, now }, { action: 'carrier.delete', subject: name, before });
      return ok(null);
    });
    if (outcome.ok) carriersChanged();
    return outcome;
  },
});
