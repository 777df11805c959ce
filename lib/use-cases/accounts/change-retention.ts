import { lockAccount, readRetention, saveRetention } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { changedMeanwhile, isUnchanged } from '@/lib/domain/changed-meanwhile';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Input = { readonly months: number; readonly seen?: { readonly retentionMonths: number } };

/** Sets how long the account keeps messages, callbacks, alerts and audit entries; the next purge goes by it. */
export const changeRetention = defineUseCase<Input, null, 'changed_meanwhile' | 'unchanged'>({
  action: 'account.change-retention',
  changes: ['credits', 'audit'],
  run: ({ db, now }, scope, { months, seen }, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      const before = { retentionMonths: await readRetention(tx, scope.id) };
      if (changedMeanwhile(seen, before)) return err('changed_meanwhile');
      const after = { retentionMonths: months };
      if (isUnchanged(before, after)) return err('unchanged');
      await saveRetention(tx, scope.id, months);
      const change = { action: 'account.change-retention', subject: '', before } as const;
      await recordChange(tx, { scope, actor, now }, { ...change, after });
      return ok(null);
    }),
});
