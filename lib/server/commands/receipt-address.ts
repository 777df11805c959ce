import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { receiptPath } from '@/lib/domain/carrier/carrier';
import { type CarrierKind, tellsByAddress } from '@/lib/domain/carrier/carrier-setup';
import type { CarrierDependencies } from '@/lib/use-cases/_shared/define-instance-use-case';
import { showDlrSecret } from '@/lib/use-cases/carriers/show-dlr-secret';
import type { Env } from '../settings/env';
import { publicUrlAt } from '../settings/public-url';

/** Where a carrier tells what becomes of messages, with its secret; empty: its own connection tells it. */
export async function receiptAddress(
  dependencies: CarrierDependencies,
  env: Env,
  { name, kind }: { readonly name: string; readonly kind: CarrierKind },
): Promise<string> {
  if (!tellsByAddress(kind)) return '';
  const shown = await showDlrSecret(dependencies, AT_THE_MACHINE, { name });
  return shown.ok ? publicUrlAt(env, env.port) + receiptPath(shown.value) : '';
}
