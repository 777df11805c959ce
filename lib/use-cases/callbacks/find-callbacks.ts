import { listCallbacks } from '@/lib/db/callbacks/callback-log';
import type { CallbackDelivery } from '@/lib/domain/callbacks/callback-delivery';
import type { LogPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import { CALLBACKS_PAGE_SIZE, type CallbackListQuery } from '@/lib/schemas/callback';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of an account's callback log. */
export const findCallbacks = defineUseCase<CallbackListQuery, LogPage<CallbackDelivery>>({
  action: 'callback.read',
  run: async ({ db }, { id, timeZone }, query) =>
    ok(await listCallbacks(db, id, { ...query, limit: CALLBACKS_PAGE_SIZE }, periodOf(query, timeZone))),
});
