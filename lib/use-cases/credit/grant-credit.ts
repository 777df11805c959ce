import { findAccount, lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { post } from '@/lib/db/ledger/post';
import { writeActor } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import { err, ok } from '@/lib/domain/result';
import { defineInstanceUseCase, tellAccount } from '../_shared/define-instance-use-case';
import { recordChange } from '../_shared/record-change';

type Input = { readonly serviceName: string; readonly credits: Credits; readonly reason: string };

/** Adds to an account's credit, for a reason that the ledger keeps; answers what there is then. */
export const grantCredit = defineInstanceUseCase<Input, { readonly creditsLeft: Credits }, 'account_not_found'>({
  action: 'credit.grant',
  run: async ({ db, events, now }, { serviceName, credits, reason }, actor) => {
    const scope = await findAccount(db, serviceName);
    if (!scope) return err('account_not_found');
    const creditsLeft = await inTransaction(db, async (tx) => {
      const before = await lockAccount(tx, scope.id);
      const grant = { kind: 'grant', amount: credits, reason, actor: writeActor(actor) } as const;
      await post(tx, [{ ...grant, accountId: scope.id, quotaOfId: null, login: null, messageId: null }], now);
      const change = { action: 'credit.grant', subject: '', after: { credits, reason } } as const;
      await recordChange(tx, { scope, actor, now }, change);
      return before + credits;
    });
    tellAccount(events, scope.id, ['credits', 'audit']);
    return ok({ creditsLeft });
  },
});
