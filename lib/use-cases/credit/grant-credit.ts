import { findAccount, isAccountDisabled, lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import type { Credits } from '@/lib/domain/credits';
import { err, ok, type Result } from '@/lib/domain/result';
import { grantedCredit } from '@/lib/schemas/instance';
import { defineInstanceUseCase, tellAccount } from '../_shared/define-instance-use-case';
import { giveCredit } from '../_shared/give-credit';
import { type Keyed, onceUnderKey } from '../_shared/once-under-key';
import { recordOnInstance } from '../_shared/record-on-instance';

type Input = Keyed & { readonly serviceName: string; readonly credits: Credits; readonly reason: string };
type Refusal = 'account_not_found' | 'account_disabled' | 'act_key_taken';

/**
 * Adds to an account's credit, for a reason that the ledger keeps; answers what there is then. A disabled account gets
 * none, because nothing could be sent with it.
 */
export const grantCredit = defineInstanceUseCase<Input, { readonly creditsLeft: Credits }, Refusal>({
  action: 'credit.grant',
  subject: ({ serviceName }) => serviceName,
  run: async ({ db, events, now }, { serviceName, key, ...grant }, actor) => {
    const scope = await findAccount(db, serviceName);
    if (!scope) return err('account_not_found');
    const outcome = await inTransaction(db, async (tx): Promise<Result<{ creditsLeft: Credits }, Refusal>> => {
      const before = await lockAccount(tx, scope.id);
      const act = { key, asked: { grant: serviceName, ...grant }, actor, now, outcome: grantedCredit };
      return onceUnderKey(tx, act, async () => {
        if (await isAccountDisabled(tx, scope.id)) return err('account_disabled');
        await giveCredit(tx, { scope, actor, now }, grant);
        await recordOnInstance(tx, { actor, now }, { action: 'credit.grant', subject: serviceName, after: grant });
        return ok({ creditsLeft: before + grant.credits });
      });
    });
    if (outcome.ok) tellAccount(events, scope.id, ['credits', 'audit']);
    return outcome;
  },
});
