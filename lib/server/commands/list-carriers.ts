import type { System } from '@/lib/domain/authorisation/actor';
import type { CarrierDependencies } from '@/lib/use-cases/_shared/define-instance-use-case';
import { findCarriers } from '@/lib/use-cases/carriers/find-carriers';
import type { Env } from '../settings/env';
import { receiptAddress } from './receipt-address';

type Options = { readonly env: Env; readonly addresses: boolean };

/** Those that it has. */
const namesOfSet = (secrets: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(secrets)
    .filter((name) => secrets[name] !== '')
    .toSorted();

/** Of what is secret the names alone; with `addresses`, to where each reports. */
export async function listCarriersInJson(
  dependencies: CarrierDependencies,
  actor: System,
  { env, addresses }: Options,
): Promise<string> {
  const found = await findCarriers(dependencies, actor, undefined);
  const carriers = found.ok ? found.value : [];
  const shown = await Promise.all(
    carriers.map(async ({ name, setup, description, rank, whenUnknown, disabledAt }) => {
      const { kind, settings } = setup;
      const address = addresses ? await receiptAddress(dependencies, env, { name, kind }) : '';
      return {
        ...{ name, kind, enabled: disabledAt === null, description, rank, whenUnknown, settings },
        secrets: namesOfSet(setup.secrets),
        ...(address && { address }),
      };
    }),
  );
  return JSON.stringify(shown, null, 2);
}
