import { findApiUserId } from '@/lib/db/api-users';
import { requeueCallbacks } from '@/lib/db/callbacks/callback-log';
import { inTransaction } from '@/lib/db/client';
import { err, ok } from '@/lib/domain/result';
import type { Redelivery } from '@/lib/schemas/callback';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Refusal = 'delivery_not_found' | 'api_user_not_found';

/** Sends a callback again, or every failed one since a time; answers how many are on their way. */
export const redeliverCallbacks = defineUseCase<Redelivery, { readonly count: number }, Refusal>({
  action: 'callback.redeliver',
  changes: ['callbacks'],
  run: async ({ db, now }, scope, input, actor) => {
    const login = input.what === 'failed' ? input.login : '';
    const apiUserId = login === '' ? null : await findApiUserId(db, scope.id, login);
    if (login !== '' && apiUserId === null) return err('api_user_not_found');
    return inTransaction(db, async (tx) => {
      const count = await requeueCallbacks(tx, {
        accountId: scope.id,
        deliveryId: input.what === 'one' ? input.deliveryId : null,
        failedSince: input.what === 'failed' ? input.since : now,
        apiUserId,
        now,
      });
      if (input.what === 'one' && count === 0) return err('delivery_not_found');
      const after = input.what === 'one' ? { deliveryId: input.deliveryId } : { failedSince: input.since, count };
      await recordChange(tx, { scope, actor, now }, { action: 'callback.redeliver', subject: login, after });
      return ok({ count });
    });
  },
});
