import { isAccountDisabled } from '@/lib/db/accounts/accounts';
import { err, ok } from '@/lib/domain/result';
import type { EditEstimate, EditInput } from '@/lib/schemas/scheduled';
import { defineUseCase } from '../_shared/define-use-case';
import { findQuotaToPayAnew } from '../_shared/pay-anew';
import { type EditRefusal, planEdit } from '../_shared/plan-edit';
import { type EditTarget, readWaiting } from '../_shared/read-waiting';

type Input = EditInput & { readonly target: EditTarget };

/** Says what an edit of something that waits would change of its price, and for whom. */
export const estimateEdit = defineUseCase<Input, EditEstimate, EditRefusal | 'account_disabled' | 'too_late'>({
  action: 'message.edit',
  run: async (dependencies, scope, { target, ...input }) => {
    if (await isAccountDisabled(dependencies.db, scope.id)) return err('account_disabled');
    const before = await readWaiting(dependencies.db, scope.id, target);
    if (!before) return err('too_late');
    const plan = await planEdit(dependencies, scope.id, before, input);
    if (!plan.ok) return plan;
    const payer = await findQuotaToPayAnew(dependencies.db, target.what, before.id);
    if (!payer) return err('too_late');
    return ok({ count: before.messageCount, before: before.credits, after: plan.value.credits, ...payer });
  },
});
