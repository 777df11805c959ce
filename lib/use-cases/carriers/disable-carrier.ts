import { listCarriers, lockCarrier, saveCarrierDisabled } from '@/lib/db/carriers/carriers';
import { inTransaction } from '@/lib/db/connections/client';
import { type CarrierEffect, carriersInForce } from '@/lib/domain/carrier/carrier';
import { toldEffect } from '@/lib/domain/carrier/told-of-carrier';
import { err, ok, type Result } from '@/lib/domain/result';
import { type CarrierDependencies, defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { recordOnInstance } from '../_shared/record-on-instance';

type Input = { readonly name: string; readonly disabled: boolean };

type Outcome = CarrierEffect & {
  /** Whether it leaves nobody who takes messages. */
  readonly endsSending: boolean;
};

const NOTHING_CHANGED: Outcome = { endsSeeming: false, endsSending: false };

/**
 * Gives a carrier no more messages, or gives it some again. What it has in hand it ends; what becomes of what it took it
 * may still tell by its address for receipts; one that tells by a connection, not before it is enabled again. As it is
 * already: nothing is written. That none is left stands in the log, as somebody should hear of it.
 */
export const disableCarrier = defineInstanceUseCase<Input, Outcome, 'carrier_not_found', CarrierDependencies>({
  action: 'carrier.disable',
  told: ({ disabled }) => (disabled ? 'carrier.disable' : 'carrier.enable'),
  subject: ({ name }) => name,
  run: async ({ db, now, carriersChanged, log }, { name, disabled }, actor) => {
    const outcome = await inTransaction(db, async (tx): Promise<Result<Outcome, 'carrier_not_found'>> => {
      const carrier = await lockCarrier(tx, name);
      if (!carrier) return err('carrier_not_found');
      if ((carrier.disabledAt !== null) === disabled) return ok(NOTHING_CHANGED);
      const effect = await saveCarrierDisabled(tx, carrier, disabled ? now : null, now);
      const change = { before: { disabled: !disabled }, after: { disabled, ...toldEffect(effect) } };
      await recordOnInstance(tx, { actor, now }, { action: 'carrier.disable', subject: name, ...change });
      return ok({ ...effect, endsSending: carriersInForce(await listCarriers(tx)).length === 0 });
    });
    if (!outcome.ok) return outcome;
    carriersChanged();
    if (outcome.value.endsSending) log.warn({ carrier: name }, 'no carrier is enabled: messages wait');
    return outcome;
  },
});
