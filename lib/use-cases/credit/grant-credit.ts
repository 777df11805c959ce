import { findAccount, isAccountDisabled, lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import type { Credits } from '@/lib/domain/credits';
import { err, ok, type Result } from '@/lib/domain/result';
import { defineInstanceUseCase, tellAccount } from '../_shared/define-instance-use-case';
import { giveCredit } from '../_shared/give-credit';

type Input = { readonly serviceName: string; readonly credits: Credits; readonly reason: string };
type Refusal = 'account_not_found' | 'account_disabled';

/**
 * Adds to an account's credit, for a reason that the ledger keeps; answers what there is then. A disabled account gets
 * none, because nothing could be sent with it.
 */
export const grantCredit = defineInstanceUseCase<Input, { readonly creditsLeft: Credits }, Refusal>({
  action: 'credit.grant',
  subject: ({ serviceName }) => serviceName,
  run: async ({ db, events, now }, { serviceName, ...grant }, actor) => {
    const scope = await findAccount(db, serviceName);
    if (!scope) return err('account_not_found');
    const outcome = await inTransaction(db, async (tx): Promise<Result<{ creditsLeft: Credits }, Refusal>> => {
      const before = await lockAccount(tx, scope.id);
      if (await isAccountDisabled(tx, scope.id)) return err('account_disabled');
      await giveCredit(tx, { scope, actor, now }, grant);
      return ok({ creditsLeft: before + grant.credits });
    });
    if (outcome.ok) tellAccount(events, scope.id, ['credits', 'audit']);
    return outcome;
  },
});
