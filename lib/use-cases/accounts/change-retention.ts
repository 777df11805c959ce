import { lockAccount, readRetention, saveRetention } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { err, ok } from '@/lib/domain/result';
import type { RetentionChange } from '@/lib/schemas/account';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

/** Sets how long the account keeps messages, callbacks, alerts and audit entries; the next purge goes by it. */
export const changeRetention = defineUseCase<RetentionChange, null, 'changed_meanwhile' | 'unchanged'>({
  action: 'account.change-retention',
  changes: ['credits', 'audit'],
  run: ({ db, now }, scope, { months, seenMonths }, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      const before = await readRetention(tx, scope.id);
      if (before !== seenMonths) return err('changed_meanwhile');
      if (before === months) return err('unchanged');
      await saveRetention(tx, scope.id, months);
      const change = { action: 'account.change-retention', subject: '', before: { retentionMonths: before } } as const;
      await recordChange(tx, { scope, actor, now }, { ...change, after: { retentionMonths: months } });
      return ok(null);
    }),
});
