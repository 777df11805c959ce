import { inTransaction } from '@/lib/db/connections/client';
import { lockRoutes, saveRoute } from '@/lib/db/routes/routes';
import { changedFields } from '@/lib/domain/authorisation/changed-fields';
import { err, ok, type Result } from '@/lib/domain/result';
import { earlier } from '@/lib/domain/routing/earlier';
import { writeRoute } from '@/lib/domain/routing/told-of-route';
import { type CarrierDependencies, defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { recordOnInstance } from '../_shared/record-on-instance';

type Refusal = 'route_not_found' | 'route_is_first';

/** Tries a route one step earlier among all of its prefix, whatever of them its reader saw. */
export const tryRouteEarlier = defineInstanceUseCase<{ readonly id: number }, null, Refusal, CarrierDependencies>({
  action: 'route.order',
  subject: ({ id }) => String(id),
  run: async ({ db, now, carriersChanged }, { id }, actor) => {
    const outcome = await inTransaction(db, async (tx): Promise<Result<null, Refusal>> => {
      const routes = await lockRoutes(tx);
      const moved = routes.find((route) => route.id === id);
      if (!moved) return err('route_not_found');
      const groups = earlier(routes, moved);
      if (!groups) return err('route_is_first');
      const ranks = new Map(groups.flatMap((group, rank) => group.map((one) => [one, rank] as const)));
      for (const route of routes) {
        const rank = ranks.get(route.id);
        if (rank !== undefined && rank !== route.rank) await saveRoute(tx, route.id, { ...route, rank }, now);
      }
      const change = changedFields({ rank: moved.rank }, { rank: ranks.get(moved.id) });
      await recordOnInstance(tx, { actor, now }, { action: 'route.order', subject: writeRoute(moved), ...change });
      return ok(null);
    });
    if (outcome.ok) carriersChanged();
    return outcome;
  },
});
