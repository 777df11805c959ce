import { findAccount, isAccountDisabled, lockAccount, saveAccountDisabled } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { err, ok } from '@/lib/domain/result';
import { defineInstanceUseCase, tellAccount } from '../_shared/define-instance-use-case';
import { recordChange } from '../_shared/record-change';
import { recordOnInstance } from '../_shared/record-on-instance';

type Input = { readonly serviceName: string; readonly disabled: boolean };

/**
 * Takes nothing more to send from an account, from its scripts or from its members, or takes it again. What was accepted
 * before goes out when it is due, its receipts and callbacks go on, and everything stays to be read. As it is already:
 * nothing is written.
 */
export const disableAccount = defineInstanceUseCase<Input, null, 'account_not_found'>({
  action: 'account.disable',
  told: ({ disabled }) => (disabled ? 'account.disable' : 'account.enable'),
  subject: ({ serviceName }) => serviceName,
  run: async ({ db, events, now }, { serviceName, disabled }, actor) => {
    const scope = await findAccount(db, serviceName);
    if (!scope) return err('account_not_found');
    const isChanged = await inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      if ((await isAccountDisabled(tx, scope.id)) === disabled) return false;
      await saveAccountDisabled(tx, scope.id, disabled ? now : null);
      const change = { before: { disabled: !disabled }, after: { disabled } };
      const act = { action: 'account.disable', subject: serviceName, ...change } as const;
      await recordChange(tx, { scope, actor, now }, act);
      await recordOnInstance(tx, { actor, now }, act);
      return true;
    });
    // Its API users' rows are remembered, and are read again.
    if (isChanged) tellAccount(events, scope.id, ['api-users', 'audit']);
    return ok(null);
  },
});
