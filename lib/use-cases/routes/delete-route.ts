import { inTransaction } from '@/lib/db/connections/client';
import { deleteRouteRow } from '@/lib/db/routes/routes';
import { err, ok } from '@/lib/domain/result';
import { type CarrierDependencies, defineInstanceUseCase } from '../_shared/define-instance-use-case';

/** Ends a route; what waits by it and was not begun goes by the others. */
export const deleteRoute = defineInstanceUseCase<{ readonly id: number }, null, 'route_not_found', CarrierDependencies>(
  {
    action: 'route.delete',
    subject: ({ id }) => String(id),
    run: async ({ db, carriersChanged }, { id }) => {
      if (!(await inTransaction(db, (tx) => deleteRouteRow(tx, id)))) return err('route_not_found');
      carriersChanged();
      return ok(null);
    },
  },
);
