import { findAccount, isAccountDisabled, lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { postTransfer } from '@/lib/db/ledger/post-transfer';
import { writeActor } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import { err, ok, type Result } from '@/lib/domain/result';
import { transferredCredit } from '@/lib/schemas/instance';
import { defineInstanceUseCase, tellAccount } from '../_shared/define-instance-use-case';
import { type Keyed, onceUnderKey } from '../_shared/once-under-key';
import { recordChange } from '../_shared/record-change';

type Input = Keyed & { readonly from: string; readonly to: string; readonly credits: Credits; readonly reason: string };

/** What each of the two has then. */
type Left = { readonly fromLeft: Credits; readonly toLeft: Credits };
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
export const transferCredit = defineInstanceUseCase<Input, Left, Refusal>({
  action: 'credit.transfer',
  subject: ({ from, to }) => `${from} to ${to}`,
  run: async ({ db, events, now }, input, actor) => {
    const from = await findAccount(db, input.from);
    if (!from) return err('account_not_found');
    const to = await findAccount(db, input.to);
    if (!to) return err('other_account_not_found');
    if (from.id === to.id) return err('same_account');
    const { key, ...asked } = input;
    const { credits, reason } = asked;
    const outcome = await inTransaction(db, async (tx): Promise<Result<Left, Refusal>> => {
      // In the order of their ids, as everywhere, so that two transfers never wait for each other.
      const held = new Map<number, Credits>();
      for (const id of [from.id, to.id].toSorted((a, b) => a - b)) held.set(id, await lockAccount(tx, id));
      return onceUnderKey(tx, { key, asked, actor, now, outcome: transferredCredit }, async () => {
        const fromLeft = (held.get(from.id) ?? 0) - credits;
        if (await isAccountDisabled(tx, to.id)) return err('account_disabled');
        if (fromLeft < 0) return err('credit_not_enough');
        await postTransfer(tx, { from, to, credits, reason, actor: writeActor(actor) }, now);
        const action = 'credit.transfer';
        const given = { action, subject: input.to, after: { credits: -credits, reason } } as const;
        const taken = { action, subject: input.from, after: { credits, reason } } as const;
        await recordChange(tx, { scope: from, actor, now }, given);
        await recordChange(tx, { scope: to, actor, now }, taken);
        return ok({ fromLeft, toLeft: (held.get(to.id) ?? 0) + credits });
      });
    });
    if (outcome.ok) for (const { id } of [from, to]) tellAccount(events, id, ['credits', 'audit']);
    return outcome;
  },
});
