import { settleAlerts } from '@/lib/db/accounts/alerts';
import { lockApiUser, saveApiUser } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import type { ApiUserSettings } from '@/lib/domain/api-user/api-user';
import { authorise } from '@/lib/domain/authorisation/authorise';
import { changedMeanwhile, isUnchanged } from '@/lib/domain/changed-meanwhile';
import { err, ok } from '@/lib/domain/result';
import type { Limit } from '@/lib/schemas/alert';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type SeenLimit = Pick<ApiUserSettings, 'alertThreshold' | 'alertSupport' | 'alertEmail' | 'alertNumber'>;
type Input = Limit & { readonly login: string; readonly seen?: SeenLimit };
type Refusal = 'api_user_not_found' | 'changed_meanwhile' | 'unchanged' | 'sms_not_allowed';

/**
 * Sets below which credit an API user's owner is told, and how; a null threshold switches it off. A credit that is
 * below a new threshold already has fallen through it, so that alert goes out at once; hence only who may spend credit
 * may set one that tells by SMS.
 */
export const changeLimit = defineUseCase<Input, null, Refusal>({
  action: 'api-user.change-limit',
  changes: ['api-users', 'alerts'],
  run: ({ db, now }, scope, { login, threshold, support, email, number, seen }, actor) =>
    inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      const bySms = threshold !== null && support !== 'mail';
      if (bySms && !authorise(actor, scope, 'alert.send-by-sms').ok) return err('sms_not_allowed');
      const { alertThreshold, alertSupport, alertEmail, alertNumber } = user;
      const stored = { alertThreshold, alertSupport, alertEmail, alertNumber };
      if (changedMeanwhile(seen, stored)) return err('changed_meanwhile');
      const wanted =
        threshold === null
          ? { alertThreshold: null }
          : { alertThreshold: threshold, alertSupport: support, alertEmail: email, alertNumber: number };
      if (isUnchanged(stored, wanted)) return err('unchanged');
      // Who is told and from where on stays, so that switching off and on again loses nothing.
      const settings = threshold === null ? { ...wanted, alertLastThreshold: alertThreshold } : wanted;
      await saveApiUser(tx, user.id, {
        ...settings,
        ...(threshold === alertThreshold ? {} : { alertArmed: true }),
      });
      await settleAlerts(tx, [scope.id], now);
      const before = { alertThreshold, notification: alertSupport, email: alertEmail, number: alertNumber };
      const after =
        threshold === null
          ? { alertThreshold: null }
          : { alertThreshold: threshold, notification: support, email, number };
      await recordChange(
        tx,
        { scope, actor, now },
        {
          action: 'api-user.change-limit',
          subject: login,
          before: threshold === null ? { alertThreshold } : before,
          after,
        },
      );
      return ok(null);
    }),
});
