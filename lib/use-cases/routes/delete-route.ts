import { inTransaction } from '@/lib/db/connections/client';
import { deleteRouteRow, lockRoutes } from '@/lib/db/routes/routes';
import { err, ok } from '@/lib/domain/result';
import { toldOfRoute, writeRoute } from '@/lib/domain/routing/told-of-route';
import { type CarrierDependencies, defineInstanceUseCase } from '../_shared/define-instance-use-case';
import { recordOnInstance } from '../_shared/record-on-instance';

/** Ends a route; what waits by it and was not begun goes by the others. */
export const deleteRoute = defineInstanceUseCase<{ readonly id: number }, null, 'route_not_found', CarrierDependencies>(
  {
    action: 'route.delete',
    subject: ({ id }) => String(id),
    run: async ({ db, now, carriersChanged }, { id }, actor) => {
      const isDeleted = await inTransaction(db, async (tx) => {
        const route = (await lockRoutes(tx)).find((one) => one.id === id);
        if (!route || !(await deleteRouteRow(tx, id))) return false;
        const before = toldOfRoute(route);
        await recordOnInstance(tx, { actor, now }, { action: 'route.delete', subject: writeRoute(route), before });
        return true;
      });
      if (!isDeleted) return err('route_not_found');
      carriersChanged();
      return ok(null);
    },
  },
);
