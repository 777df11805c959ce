import { lockCarrier, saveCarrierDisabled } from '@/lib/db/carriers/carriers';
import { inTransaction } from '@/lib/db/connections/client';
import { err, ok, type Result } from '@/lib/domain/result';
import { type CarrierDependencies, defineInstanceUseCase } from '../_shared/define-instance-use-case';

type Input = { readonly name: string; readonly disabled: boolean };

/**
 * Gives a carrier no more messages, or gives it some again. What it has in hand it ends; what becomes of what it took it
 * may still tell by its address for receipts; one that tells by a connection, not before it is enabled again. As it is
 * already: nothing is written.
 */
export const disableCarrier = defineInstanceUseCase<Input, null, 'carrier_not_found', CarrierDependencies>({
  action: 'carrier.disable',
  subject: ({ name, disabled }) => `${name} ${disabled ? 'disabled' : 'enabled'}`,
  run: async ({ db, now, carriersChanged }, { name, disabled }) => {
    const outcome = await inTransaction(db, async (tx): Promise<Result<null, 'carrier_not_found'>> => {
      const carrier = await lockCarrier(tx, name);
      if (!carrier) return err('carrier_not_found');
      if ((carrier.disabledAt !== null) !== disabled) {
        await saveCarrierDisabled(tx, carrier, disabled ? now : null, now);
      }
      return ok(null);
    });
    if (outcome.ok) carriersChanged();
    return outcome;
  },
});
