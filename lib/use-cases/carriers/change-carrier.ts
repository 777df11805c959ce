import { lockCarrier, saveCarrier } from '@/lib/db/carriers/carriers';
import { inTransaction } from '@/lib/db/connections/client';
import { mergeSecrets, type SecretName, secretsSentElsewhere } from '@/lib/domain/carrier/merge-secrets';
import { missingSecrets } from '@/lib/domain/carrier/missing-secrets';
import { changeOfCarrier } from '@/lib/domain/carrier/told-of-carrier';
import { changedMeanwhile, isUnchanged } from '@/lib/domain/changed-meanwhile';
import { err, ok, type Result } from '@/lib/domain/result';
import type { ChangeCarrier } from '@/lib/schemas/carrier';
import { type CarrierDependencies, defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { findTlsFault, type TlsFault } from '../_shared/find-tls-fault';
import { recordOnInstance } from '../_shared/record-on-instance';

type Input = ChangeCarrier & {
  readonly name: string;
  readonly seen?: { readonly revision: number };
};
type Refusal =
  | 'carrier_not_found'
  | 'changed_meanwhile'
  | 'unchanged'
  | TlsFault
  | `${SecretName}_missing`
  | `${SecretName}_sent_elsewhere`;

/**
 * Sets a carrier up as it is to be from now on, with all its settings; its name and its kind stay, and so does a secret
 * that is left empty, unless it would go to another address now. What it has in hand it ends first, then it goes on by the new ones.
 */
export const changeCarrier = defineInstanceUseCase<Input, null, Refusal, CarrierDependencies>({
  action: 'carrier.change',
  subject: ({ name }) => name,
  run: async (
    { db, now, carriersChanged },
    { name, seen, description, rank, whenUnknown, dlrSecret, ...typed },
    actor,
  ) => {
    const changed = await inTransaction(db, async (tx): Promise<Result<null, Refusal>> => {
      const carrier = await lockCarrier(tx, name);
      if (carrier?.setup.kind !== typed.kind) return err('carrier_not_found');
      if (changedMeanwhile(seen, { revision: carrier.revision })) return err('changed_meanwhile');
      const [secret] = secretsSentElsewhere(carrier.setup, typed);
      if (secret) return err(`${secret}_sent_elsewhere` as const);
      const setup = mergeSecrets(carrier.setup, typed);
      // What is kept is a secret of the preset that it had: another one may ask for one that nobody has told.
      const [missing] = setup.kind === 'http' ? missingSecrets(setup) : [];
      if (missing) return err(`${missing}_missing` as const);
      const fault = findTlsFault(setup);
      if (fault) return err(fault);
      const after = { description, rank, whenUnknown, dlrSecret: dlrSecret || carrier.dlrSecret, setup };
      if (isUnchanged(carrier, after)) return err('unchanged');
      await saveCarrier(tx, { id: carrier.id, ...after }, now);
      const change = changeOfCarrier(carrier, after);
      await recordOnInstance(tx, { actor, now }, { action: 'carrier.change', subject: name, ...change });
      return ok(null);
    });
    if (changed.ok) carriersChanged();
    return changed;
  },
});
