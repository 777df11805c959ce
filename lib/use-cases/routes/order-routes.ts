import { inTransaction } from '@/lib/db/connections/client';
import { lockRoutes, type StoredRoute, saveRoute } from '@/lib/db/routes/routes';
import { err, ok, type Result } from '@/lib/domain/result';
import type { RouteOrder } from '@/lib/schemas/route';
import { type CarrierDependencies, defineInstanceUseCase } from '../_shared/define-instance-use-case';

/**
 * Says in which order the routes of one prefix are tried: one group after the other, and those of one group share. All of
 * them are named, or there are others by now than whoever ordered them saw.
 */
export const orderRoutes = defineInstanceUseCase<RouteOrder, null, 'routes_changed', CarrierDependencies>({
  action: 'route.order',
  subject: ({ groups }) => groups.map((group) => group.join(' and ')).join(', '),
  run: async ({ db, now, carriersChanged }, { groups }) => {
    const outcome = await inTransaction(db, async (tx): Promise<Result<null, 'routes_changed'>> => {
      const ranks = new Map(groups.flatMap((group, rank) => group.map((id) => [id, rank] as const)));
      const routes = await lockRoutes(tx);
      if (!areAllOfOnePrefix(routes, ranks)) return err('routes_changed');
      for (const route of routes) {
        const rank = ranks.get(route.id);
        if (rank !== undefined && rank !== route.rank) await saveRoute(tx, route.id, { ...route, rank }, now);
      }
      return ok(null);
    });
    if (outcome.ok) carriersChanged();
    return outcome;
  },
});

function areAllOfOnePrefix(routes: readonly StoredRoute[], named: ReadonlyMap<number, number>): boolean {
  const [first, ...others] = routes.filter(({ id }) => named.has(id));
  if (!first || others.some(({ prefix }) => prefix !== first.prefix)) return false;
  const count = routes.filter(({ prefix }) => prefix === first.prefix).length;
  return count === named.size && others.length + 1 === named.size;
}
