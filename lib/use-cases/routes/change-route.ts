import { inTransaction } from '@/lib/db/connections/client';
import { lockRoutes, saveRoute } from '@/lib/db/routes/routes';
import { changedFields } from '@/lib/domain/authorisation/changed-fields';
import { changedMeanwhile, isUnchanged } from '@/lib/domain/changed-meanwhile';
import { err, ok, type Result } from '@/lib/domain/result';
import { toldOfRoute, writeRoute } from '@/lib/domain/routing/told-of-route';
import type { RouteInput } from '@/lib/schemas/route';
import { type CarrierDependencies, defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { planRoute, type RouteRefusal } from '../_shared/plan-route';
import { recordOnInstance } from '../_shared/record-on-instance';

type Input = RouteInput & { readonly id: number; readonly seen?: { readonly revision: number } };
type Refusal = RouteRefusal | 'route_not_found' | 'changed_meanwhile' | 'unchanged';

/** Makes a route what it is to be from now on; what waits and was not begun follows it, too. */
export const changeRoute = defineInstanceUseCase<Input, null, Refusal, CarrierDependencies>({
  action: 'route.change',
  subject: ({ id, prefix, carrier }) => `${id}: ${prefix || 'any number'} to ${carrier}`,
  run: async ({ db, now, carriersChanged }, { id, seen, ...input }, actor) => {
    const planned = await planRoute(db, input);
    if (!planned.ok) return planned;
    const changed = await inTransaction(db, async (tx): Promise<Result<null, Refusal>> => {
      const route = (await lockRoutes(tx)).find((one) => one.id === id);
      if (!route) return err('route_not_found');
      if (changedMeanwhile(seen, { revision: route.revision })) return err('changed_meanwhile');
      if (isUnchanged(route, planned.value)) return err('unchanged');
      await saveRoute(tx, id, planned.value, now);
      const change = changedFields(toldOfRoute(route), toldOfRoute(input));
      await recordOnInstance(tx, { actor, now }, { action: 'route.change', subject: writeRoute(route), ...change });
      return ok(null);
    });
    if (changed.ok) carriersChanged();
    return changed;
  },
});
