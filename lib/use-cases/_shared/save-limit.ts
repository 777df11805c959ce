import { settleAlerts } from '@/lib/db/accounts/settle-alerts';
import type { Transaction } from '@/lib/db/connections/client';
import { type Limit, type LimitSettings, planLimitChange, type StoredLimit } from '@/lib/domain/alerts/limit';
import type { Member } from '@/lib/domain/authorisation/actor';
import { authorise } from '@/lib/domain/authorisation/authorise';
import { changedMeanwhile } from '@/lib/domain/changed-meanwhile';
import type { Role } from '@/lib/domain/panel-user/role';
import { err, ok, type Result } from '@/lib/domain/result';
import { recordChange } from './record-change';

/** What was typed, and what its editor began from. */
export type LimitEdit = Limit & { readonly seen?: StoredLimit };
export type LimitRefusal = 'changed_meanwhile' | 'unchanged' | 'sms_not_allowed';

type Whose = {
  readonly action: 'api-user.change-limit' | 'account.change-limit';
  /** The login; empty for the account's own. */
  readonly subject: string;
  readonly stored: StoredLimit;
  readonly save: (settings: LimitSettings) => Promise<void>;
};

type By = {
  readonly scope: { readonly id: number; readonly role: Role };
  readonly actor: Member;
  readonly now: Date;
};

/**
 * Saves a limit, under the account's lock. A credit that is below a new threshold already has fallen through it, so that
 * alert goes out at once; hence only who may spend credit may set one that tells by SMS.
 */
export async function saveLimit(
  tx: Transaction,
  { scope, actor, now }: By,
  { seen, ...limit }: LimitEdit,
  { action, subject, stored, save }: Whose,
): Promise<Result<null, LimitRefusal>> {
  const bySms = limit.threshold !== null && limit.support !== 'mail';
  if (bySms && !authorise(actor, scope, 'alert.send-by-sms').ok) return err('sms_not_allowed');
  if (changedMeanwhile(seen, stored)) return err('changed_meanwhile');
  const change = planLimitChange(stored, limit);
  if (change === null) return err('unchanged');
  const { settings, before, after } = change;
  await save(settings);
  await settleAlerts(tx, [scope.id], now);
  await recordChange(tx, { scope, actor, now }, { action, subject, before, after });
  return ok(null);
}
