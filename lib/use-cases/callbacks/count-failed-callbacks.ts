import { countForRedelivery } from '@/lib/db/callbacks/redelivery';
import type { FailedCallbacks } from '@/lib/domain/callbacks/failed-callbacks';
import { ok } from '@/lib/domain/result';
import type { FailedCallbacksQuery } from '@/lib/schemas/callback';
import { defineUseCase } from '../_shared/define-use-case';

/** How many callbacks a redelivery of all that failed since a time would send again. */
export const countFailedCallbacks = defineUseCase<FailedCallbacksQuery, FailedCallbacks>({
  action: 'callback.read',
  run: async ({ db }, { id }, query) => ok(await countForRedelivery(db, id, query)),
});
