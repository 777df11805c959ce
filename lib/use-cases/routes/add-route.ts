import { inTransaction } from '@/lib/db/connections/client';
import { insertRoute } from '@/lib/db/routes/routes';
import { err, ok } from '@/lib/domain/result';
import { toldOfRoute, writeRoute } from '@/lib/domain/routing/told-of-route';
import type { RouteInput } from '@/lib/schemas/route';
import { type CarrierDependencies, defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { planRoute, type RouteRefusal } from '../_shared/plan-route';
import { recordOnInstance } from '../_shared/record-on-instance';

type Refusal = RouteRefusal | 'too_many_routes';

/** Adds a route; what waits and was not begun follows it, too. */
export const addRoute = defineInstanceUseCase<RouteInput, { readonly id: number }, Refusal, CarrierDependencies>({
  action: 'route.add',
  subject: ({ prefix, carrier }, { id }) => `${id}: ${prefix || 'any number'} to ${carrier}`,
  run: async ({ db, now, carriersChanged }, input, actor) => {
    const planned = await planRoute(db, input);
    if (!planned.ok) return planned;
    const id = await inTransaction(db, async (tx) => {
      const added = await insertRoute(tx, planned.value, now);
      if (added === null) return null;
      const after = toldOfRoute(input);
      await recordOnInstance(tx, { actor, now }, { action: 'route.add', subject: writeRoute(input), after });
      return added;
    });
    if (id === null) return err('too_many_routes');
    carriersChanged();
    return ok({ id });
  },
});
