import { lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { post } from '@/lib/db/ledger/post';
import { writeActor } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import { ok } from '@/lib/domain/result';
import { defineSystemUseCase } from '../_shared/define-system-use-case';
import { recordChange } from '../_shared/record-change';

type Input = { readonly credits: Credits; readonly reason: string };

/** Adds to an account's credit, for a reason that the ledger keeps; answers what there is then. */
export const grantCredit = defineSystemUseCase<Input, { readonly creditsLeft: Credits }>({
  action: 'credit.grant',
  changes: ['credits', 'audit'],
  run: ({ db, now }, scope, { credits, reason }, actor) =>
    inTransaction(db, async (tx) => {
      const creditsLeft = await lockAccount(tx, scope.id);
      const grant = { kind: 'grant', amount: credits, reason, actor: writeActor(actor) } as const;
      await post(tx, [{ ...grant, accountId: scope.id, quotaOfId: null, login: null, messageId: null }], now);
      const change = { action: 'credit.grant', subject: '', after: { credits, reason } } as const;
      await recordChange(tx, { scope, actor, now }, change);
      return ok({ creditsLeft: creditsLeft + credits });
    }),
});
