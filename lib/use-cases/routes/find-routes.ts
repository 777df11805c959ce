import { readRoutes, type StoredRoute } from '@/lib/db/routes/routes';
import { ok } from '@/lib/domain/result';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

/** Every route, in the order in which they are tried. */
export const findRoutes = defineInstanceUseCase<undefined, readonly StoredRoute[]>({
  action: 'route.list',
  run: async ({ db }) => ok(await readRoutes(db)),
});
