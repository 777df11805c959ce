import { err, ok, type Result } from '@/lib/domain/result';
import {
  type AcceptRefusal,
  type AcceptRequest,
  costOf,
  isOfOrigin,
  type PaidSend,
} from '@/lib/domain/sending/acceptance';
import type { PanelDependencies } from './define-use-case';
import { withPayer } from './with-payer';

export type ByHandRefusal =
  | 'account_disabled'
  | 'payer_gone'
  | 'not_enough_credits'
  | 'quota_reached'
  | 'send_key_taken'
  | 'overloaded';

/** Has the queue accept what a person sends; the account and whoever pays may have been changed since they were read. */
export async function acceptByHand(
  { accept, db }: Pick<PanelDependencies, 'accept' | 'db'>,
  request: AcceptRequest,
): Promise<Result<PaidSend, ByHandRefusal>> {
  const outcome = await accept(request);
  if (outcome === null) return err('overloaded');
  if (!outcome.ok) return err(refusalOf(outcome.error));
  const sent = { messageIds: outcome.value.messageIds, credits: costOf(request) };
  return ok(await withPayer(db, request.accountId, sent));
}

function refusalOf(refusal: AcceptRefusal): ByHandRefusal {
  if (isOfOrigin(refusal)) throw new Error(`What a person sends was refused with ${refusal}, as none of it can be.`);
  return refusal === 'api_user_changed' ? 'payer_gone' : refusal;
}
