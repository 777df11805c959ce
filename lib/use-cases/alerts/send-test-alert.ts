import { lockAccount } from '@/lib/db/accounts/accounts';
import { insertAlerts, readAlertTexts } from '@/lib/db/accounts/alerts';
import { lockApiUser } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import { planAlerts } from '@/lib/domain/alerts/alert-template';
import type { Limit } from '@/lib/domain/alerts/limit';
import type { TrialAlert } from '@/lib/domain/alerts/sample-alert';
import { spendable } from '@/lib/domain/ledger/debit';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { mayTry } from '../_shared/may-try';
import { recordChange } from '../_shared/record-change';
import { whyNotBySms } from '../_shared/why-not-by-sms';

/** `login` null: as the account's own limit tells. */
type Input = Limit & { readonly login: string | null };
type Refusal = 'api_user_not_found' | 'alert_off' | 'sms_not_allowed' | 'account_disabled' | 'too_many_tries';

/**
 * Sends an alert as it would be, to where the dialog says, saved or not. One by SMS is debited like a real one, so only
 * who may spend credit may send it.
 */
export const sendTestAlert = defineUseCase<Input, TrialAlert, Refusal>({
  action: 'alert.send-test',
  changes: ['alerts', 'audit'],
  run: ({ db, now, hasMailServer }, scope, { login, threshold, support, email, number }, actor) =>
    inTransaction(db, async (tx) => {
      const creditsLeft = await lockAccount(tx, scope.id);
      const user = login === null ? null : await lockApiUser(tx, scope.id, login);
      if (login !== null && !user) return err('api_user_not_found');
      if (threshold === null) return err('alert_off');
      const refusal = support === 'mail' ? null : await whyNotBySms(tx, scope, actor);
      if (refusal !== null) return err(refusal);
      if (!(await mayTry(tx, 'alert', scope.id, now))) return err('too_many_tries');
      const { texts } = await readAlertTexts(tx, scope.id);
      const remaining = user ? spendable(user) : creditsLeft;
      const facts = { login, serviceName: scope.serviceName, remaining, threshold, creditsLeft };
      await insertAlerts(tx, scope.id, planAlerts(facts, { support, email, number }, texts), now);
      const after = { notification: support, email, number };
      await recordChange(tx, { scope, actor, now }, { action: 'alert.send-test', subject: login ?? '', after });
      return ok({ mailIsKept: support !== 'sms' && !hasMailServer });
    }),
});
