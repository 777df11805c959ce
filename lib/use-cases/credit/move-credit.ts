import { isAccountDisabled } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { findMembership } from '@/lib/db/panel-users/memberships';
import { authorise } from '@/lib/domain/authorisation/authorise';
import type { Credits } from '@/lib/domain/credits';
import { err, type Result } from '@/lib/domain/result';
import { transferredCredit } from '@/lib/schemas/instance';
import { tellAccount } from '../_shared/define-instance-use-case';
import { defineUseCase } from '../_shared/define-use-case';
import { type Keyed, onceUnderKey } from '../_shared/once-under-key';
import { type CreditLeft, lockBoth, passCredit } from '../_shared/pass-credit';

type Input = Keyed & { readonly to: string; readonly credits: Credits; readonly reason: string };
type Refusal = 'other_account_not_found' | 'same_account' | 'account_disabled' | 'credit_not_enough' | 'act_key_taken';

const ACTION = 'credit.transfer-own';
const CHANGES = ['credits', 'audit'] as const;

/**
 * Moves credit between two accounts of the same owner. Of one that whoever owns the instance has disabled nothing is
 * taken, either: that is theirs to decide.
 */
export const moveCredit = defineUseCase<Input, CreditLeft, Refusal>({
  action: ACTION,
  changes: CHANGES,
  run: async ({ db, events, now }, from, { key, ...asked }, actor) => {
    const { to: serviceName, credits, reason } = asked;
    const to = await findMembership(db, actor.panelUserId, serviceName);
    if (!to || !authorise(actor, to, ACTION).ok) return err('other_account_not_found');
    if (from.id === to.id) return err('same_account');
    const outcome = await inTransaction(db, async (tx): Promise<Result<CreditLeft, Refusal>> => {
      const held = await lockBoth(tx, { from, to });
      // Programs choose their keys, so each account has its own.
      const act = { key: key && `${from.id} ${key}`, asked, actor, now, outcome: transferredCredit };
      return onceUnderKey(tx, act, async () => {
        if (await isAccountDisabled(tx, from.id)) return err('account_disabled');
        return passCredit(tx, { actor, now }, { from, to, credits, reason }, held);
      });
    });
    if (outcome.ok) tellAccount(events, to.id, CHANGES);
    return outcome;
  },
});
