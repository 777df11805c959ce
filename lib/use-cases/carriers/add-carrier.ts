import { insertCarrier } from '@/lib/db/carriers/carriers';
import { inTransaction } from '@/lib/db/connections/client';
import type { CarrierEffect } from '@/lib/domain/carrier/carrier';
import { err, ok } from '@/lib/domain/result';
import { newDlrSecret } from '@/lib/platform/crypto/random-secrets';
import type { AddCarrier } from '@/lib/schemas/carrier';
import { type CarrierDependencies, defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { findTlsFault, type TlsFault } from '../_shared/find-tls-fault';

/** Adds a carrier, enabled: it takes messages from that moment. */
export const addCarrier = defineInstanceUseCase<
  AddCarrier,
  CarrierEffect & { readonly name: string },
  'carrier_name_taken' | TlsFault,
  CarrierDependencies
>({
  action: 'carrier.add',
  subject: ({ name, kind }) => `${name} (${kind})`,
  run: async ({ db, now, carriersChanged }, { name, description, rank, whenUnknown, dlrSecret, ...setup }) => {
    const fault = findTlsFault(setup);
    if (fault) return err(fault);
    const carrier = { name, description, rank, whenUnknown, dlrSecret: dlrSecret || newDlrSecret(), setup };
    const added = await inTransaction(db, (tx) => insertCarrier(tx, carrier, now));
    if (!added) return err('carrier_name_taken');
    carriersChanged();
    return ok({ name, ...added });
  },
});
