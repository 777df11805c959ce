import { lockAccount } from '@/lib/db/accounts/accounts';
import { findForRedelivery, requeueCallbacks, type Step } from '@/lib/db/callbacks/redelivery';
import { inTransaction } from '@/lib/db/connections/client';
import { someUserHas } from '@/lib/db/search/api-users-with';
import { writeActor } from '@/lib/domain/authorisation/actor';
import { err, ok } from '@/lib/domain/result';
import type { Redelivered, Redelivery } from '@/lib/schemas/callback';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

const EVERYBODY = { login: '', of: '' };

const NOTHING = { requeued: 0, withoutUrl: 0 };

type Refusal = 'delivery_not_found' | 'api_user_not_found' | 'callback_missing';

/**
 * Sends a callback again, or every one that failed since a time, be it tried again or not, to the URL that is in force now; answers how many are on
 * their way, and how many have no URL any more. Very many are taken up in several transactions, each with its own audit entry.
 */
export const redeliverCallbacks = defineUseCase<Redelivery, Redelivered, Refusal>({
  action: 'callback.redeliver',
  changes: ['callbacks', 'audit'],
  run: async ({ db, now }, scope, input, actor) => {
    const { login, of = '' } = input.what === 'failed' ? input : EVERYBODY;
    const subject = of || login;
    if (login !== '' && !(await someUserHas(db, scope.id, login))) return err('api_user_not_found');
    const takeUp = (ids: readonly number[]) =>
      inTransaction(db, async (tx) => {
        await lockAccount(tx, scope.id);
        const taken = await requeueCallbacks(tx, scope.id, input, ids, { at: now, by: writeActor(actor) });
        const count = taken.requeued;
        const what = input.what === 'one' ? { deliveryId: input.deliveryId } : { failedSince: input.since, count };
        const change = { action: 'callback.redeliver', subject, after: what } as const;
        if (count > 0) await recordChange(tx, { scope, actor, now }, change);
        return taken;
      });
    let count = 0;
    let withoutUrl = 0;
    for (let after: number | null = 0; after !== null; ) {
      const step: Step = await findForRedelivery(db, scope.id, input, after);
      const taken = step.ids.length > 0 ? await takeUp(step.ids) : NOTHING;
      count += taken.requeued;
      withoutUrl += taken.withoutUrl;
      after = step.after;
    }
    if (count === 0 && withoutUrl > 0) return err('callback_missing');
    return input.what === 'one' && count === 0 ? err('delivery_not_found') : ok({ count, withoutUrl });
  },
});
