import { findAccount } from '@/lib/db/accounts/accounts';
import { listCarriers } from '@/lib/db/carriers/carriers';
import type { Database } from '@/lib/db/connections/client';
import type { NewRoute } from '@/lib/db/routes/routes';
import { err, ok, type Result } from '@/lib/domain/result';
import type { RouteInput } from '@/lib/schemas/route';

export type RouteRefusal = 'account_not_found' | 'carrier_not_found';

/** A route as it was typed, with whose messages it is for and a carrier that there is. */
export async function planRoute(
  db: Database,
  { serviceName, ...route }: RouteInput,
): Promise<Result<NewRoute, RouteRefusal>> {
  const account = serviceName === '' ? null : await findAccount(db, serviceName);
  if (serviceName !== '' && !account) return err('account_not_found');
  const carriers = await listCarriers(db);
  if (!carriers.some(({ name }) => name === route.carrier)) return err('carrier_not_found');
  return ok({ ...route, accountId: account?.id ?? null });
}
