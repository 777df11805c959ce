import { listCallbacks } from '@/lib/db/callbacks/callback-log';
import type { CallbackDelivery } from '@/lib/domain/callbacks/callback-delivery';
import type { CallbackFilterQuery } from '@/lib/schemas/callback';
import { defineLogExport } from '../_shared/define-log-export';

/** Every callback that the log's filters find. */
export const exportCallbacks = defineLogExport<CallbackFilterQuery, CallbackDelivery>({
  action: 'callback.read',
  list: listCallbacks,
});
