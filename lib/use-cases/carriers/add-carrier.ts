import { insertCarrier } from '@/lib/db/carriers/carriers';
import { inTransaction } from '@/lib/db/connections/client';
import { toldFields } from '@/lib/domain/authorisation/changed-fields';
import type { CarrierEffect } from '@/lib/domain/carrier/carrier';
import { toldEffect, toldOfCarrier } from '@/lib/domain/carrier/told-of-carrier';
import { err, ok } from '@/lib/domain/result';
import { newDlrSecret } from '@/lib/platform/crypto/random-secrets';
import type { AddCarrier } from '@/lib/schemas/carrier';
import { type CarrierDependencies, defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { findTlsFault, type TlsFault } from '../_shared/find-tls-fault';
import { recordOnInstance } from '../_shared/record-on-instance';

/** Adds a carrier, enabled: it takes messages from that moment. */
export const addCarrier = defineInstanceUseCase<
  AddCarrier,
  CarrierEffect & { readonly name: string },
  'carrier_name_taken' | TlsFault,
  CarrierDependencies
>({
  action: 'carrier.add',
  subject: ({ name, kind }) => `${name} (${kind})`,
  run: async ({ db, now, carriersChanged }, { name, description, rank, whenUnknown, dlrSecret, ...setup }, actor) => {
    const fault = findTlsFault(setup);
    if (fault) return err(fault);
    const carrier = { name, description, rank, whenUnknown, dlrSecret: dlrSecret || newDlrSecret(), setup };
    const added = await inTransaction(db, async (tx) => {
      const effect = await insertCarrier(tx, carrier, now);
      if (!effect) return null;
      const after = { ...toldFields(toldOfCarrier(carrier)), ...toldEffect(effect) };
      await recordOnInstance(tx, { actor, now }, { action: 'carrier.add', subject: name, after });
      return effect;
    });
    if (!added) return err('carrier_name_taken');
    carriersChanged();
    return ok({ name, ...added });
  },
});
