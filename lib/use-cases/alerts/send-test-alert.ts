import { insertAlerts, readAlertTexts } from '@/lib/db/alerts';
import { lockApiUser } from '@/lib/db/api-users';
import { inTransaction } from '@/lib/db/client';
import { planAlerts } from '@/lib/domain/alerts/alert-template';
import { spendable } from '@/lib/domain/ledger/debit';
import { err, ok } from '@/lib/domain/result';
import type { Limit } from '@/lib/schemas/alert';
import { defineUseCase } from '../_shared/define-use-case';

type Input = Limit & { readonly login: string };

/** Sends an alert as it would be, to where the dialog says, saved or not. One by SMS is debited like a real one. */
export const sendTestAlert = defineUseCase<Input, null, 'api_user_not_found' | 'alert_off'>({
  action: 'api-user.change-limit',
  changes: ['alerts'],
  run: ({ db, now }, scope, { login, threshold, support, email, number }) =>
    inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      if (threshold === null) return err('alert_off');
      const { texts, creditsLeft } = await readAlertTexts(tx, scope.id);
      const facts = { login, remaining: spendable(user), threshold, creditsLeft };
      await insertAlerts(tx, scope.id, planAlerts(facts, { support, email, number }, texts), now);
      return ok(null);
    }),
});
