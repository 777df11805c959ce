import { lockAccount } from '@/lib/db/accounts';
import { someUserBegins } from '@/lib/db/callbacks/callback-users';
import { requeueCallbacks } from '@/lib/db/callbacks/redelivery';
import { inTransaction } from '@/lib/db/client';
import { err, ok } from '@/lib/domain/result';
import type { Redelivery } from '@/lib/schemas/callback';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Refusal = 'delivery_not_found' | 'api_user_not_found' | 'callback_missing';

/**
 * Sends a callback again, or every failed one since a time, to the URL that is in force now; answers how many are on
 * their way.
 */
export const redeliverCallbacks = defineUseCase<Redelivery, { readonly count: number }, Refusal>({
  action: 'callback.redeliver',
  changes: ['callbacks', 'audit'],
  run: ({ db, now }, scope, input, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      const login = input.what === 'failed' ? input.login : '';
      if (login !== '' && !(await someUserBegins(tx, scope.id, login))) return err('api_user_not_found');
      const { requeued: count, withoutUrl } = await requeueCallbacks(tx, scope.id, input, now);
      if (count === 0 && withoutUrl > 0) return err('callback_missing');
      if (input.what === 'one' && count === 0) return err('delivery_not_found');
      const after = input.what === 'one' ? { deliveryId: input.deliveryId } : { failedSince: input.since, count };
      await recordChange(tx, { scope, actor, now }, { action: 'callback.redeliver', subject: login, after });
      return ok({ count });
    }),
});
