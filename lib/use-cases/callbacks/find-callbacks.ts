import { listCallbacks } from '@/lib/db/callbacks/callback-log';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import type { CallbackList, CallbackListQuery } from '@/lib/schemas/callback';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of an account's callback log. */
export const findCallbacks = defineUseCase<CallbackListQuery, CallbackList>({
  action: 'callback.read',
  run: async ({ db }, { id, timeZone }, query) => ok(await listCallbacks(db, id, query, periodOf(query, timeZone))),
});
