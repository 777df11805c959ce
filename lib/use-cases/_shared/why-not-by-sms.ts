import { isAccountDisabled } from '@/lib/db/accounts/accounts';
import type { Transaction } from '@/lib/db/connections/client';
import type { Actor } from '@/lib/domain/authorisation/actor';
import { authorise } from '@/lib/domain/authorisation/authorise';

/** Why somebody may not send an alert by SMS, which costs credit; null: they may. The caller has locked the account. */
export async function whyNotBySms(
  tx: Transaction,
  scope: Parameters<typeof authorise>[1],
  actor: Actor,
): Promise<'sms_not_allowed' | 'account_disabled' | null> {
  if (!authorise(actor, scope, 'alert.send-by-sms').ok) return 'sms_not_allowed';
  return (await isAccountDisabled(tx, scope.id)) ? 'account_disabled' : null;
}
