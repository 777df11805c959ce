import { findAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import type { Credits } from '@/lib/domain/credits';
import { err, type Result } from '@/lib/domain/result';
import { transferredCredit } from '@/lib/schemas/instance';
import { defineInstanceUseCase, tellAccount } from '../_shared/define-instance-use-case';
import { type Keyed, onceUnderKey } from '../_shared/once-under-key';
import { type CreditLeft, lockBoth, passCredit } from '../_shared/pass-credit';
import { recordOnInstance } from '../_shared/record-on-instance';

type Input = Keyed & { readonly from: string; readonly to: string; readonly credits: Credits; readonly reason: string };

type Refusal =
  | 'account_not_found'
  | 'other_account_not_found'
  | 'same_account'
  | 'account_disabled'
  | 'credit_not_enough'
  | 'act_key_taken';

/**
 * Moves credit from one account to another, for a reason that both ledgers keep. A disabled account may be emptied, but
 * gets nothing, because nothing could be sent with it.
 */
export const transferCredit = defineInstanceUseCase<Input, CreditLeft, Refusal>({
  action: 'credit.transfer',
  subject: ({ from, to }) => `${from} to ${to}`,
  run: async ({ db, events, now }, input, actor) => {
    const from = await findAccount(db, input.from);
    if (!from) return err('account_not_found');
    const to = await findAccount(db, input.to);
    if (!to) return err('other_account_not_found');
    if (from.id === to.id) return err('same_account');
    const { key, ...asked } = input;
    const outcome = await inTransaction(db, async (tx): Promise<Result<CreditLeft, Refusal>> => {
      const named = { from: { ...from, serviceName: input.from }, to: { ...to, serviceName: input.to } };
      const held = await lockBoth(tx, named);
      const act = { key, asked, actor, now, outcome: transferredCredit };
      return onceUnderKey(tx, act, async () => {
        const passed = await passCredit(tx, { actor, now }, { ...asked, ...named }, held);
        if (!passed.ok) return passed;
        const entry = { subject: input.from, after: { credits: input.credits, to: input.to, reason: input.reason } };
        await recordOnInstance(tx, { actor, now }, { action: 'credit.transfer', ...entry });
        return passed;
      });
    });
    if (outcome.ok) for (const { id } of [from, to]) tellAccount(events, id, ['credits', 'audit']);
    return outcome;
  },
});
