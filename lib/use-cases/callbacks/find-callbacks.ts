import { listCallbacks } from '@/lib/db/callbacks/callback-log';
import { ok } from '@/lib/domain/result';
import type { CallbackList, CallbackListQuery } from '@/lib/schemas/callback';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of an account's callback log. */
export const findCallbacks = defineUseCase<CallbackListQuery, CallbackList>({
  action: 'callback.read',
  run: async ({ db }, { id }, query) => ok(await listCallbacks(db, id, query)),
});
