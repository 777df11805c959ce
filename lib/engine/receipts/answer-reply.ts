import type { TakenReply } from '@/lib/db/callbacks/queue-reply-callbacks';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { findAnswerTo, keepAnswer } from '@/lib/db/incoming/answers';
import { isWhole } from '@/lib/db/incoming/incoming-store';
import type { MessageIds } from '@/lib/db/messages/message-ids';
import { findRateOf } from '@/lib/db/pricing/rates';
import { SYSTEM, writeActor } from '@/lib/domain/authorisation/actor';
import { assertMay } from '@/lib/domain/authorisation/authorise';
import { ANSWERED_ONCE_WITHIN_MS, isAnswerable } from '@/lib/domain/incoming/answerable';
import { createPricing } from '@/lib/domain/sending/outgoing';
import { acceptWithin } from '../accept/accept-messages';

const NO_CLAUSE = { enabled: false, text: '' };

/**
 * Sends the account's own text back to a reply, where it has one, as a message of the account that it pays; answers whether it
 * did. What it cannot pay, or may not send, is not sent later: an answer that comes days after is none.
 */
export async function answerReply(
  tx: SqlTransaction,
  reply: TakenReply,
  { ids, now }: { readonly ids: MessageIds; readonly now: Date },
): Promise<boolean> {
  const { id, accountId, msisdn, isStop } = reply;
  if (!isAnswerable({ msisdn, isStop, isWhole: isWhole(reply) })) return false;
  const answer = await findAnswerTo(tx, reply, new Date(now.getTime() - ANSWERED_ONCE_WITHIN_MS));
  if (!answer) return false;
  assertMay(SYSTEM, accountId, 'message.answer');
  const { text, sender } = answer;
  const { credits } = await findRateOf(tx, msisdn, now);
  const composition = { message: text, forceUcs2: false, noStop: true, sender, stopClause: NO_CLAUSE };
  const message = createPricing(composition, () => credits)(msisdn);
  if (!message) return false;
  const request = { accountId, actor: writeActor(SYSTEM), apiUser: null, sender, messages: [message], smsClass: 1 };
  const [outcome] = await acceptWithin(tx, ids, now, [{ ...request, tag: '', deferredUntil: null }]);
  if (!outcome?.ok) return false;
  await keepAnswer(tx, id, outcome.value.messageIds.first);
  return true;
}
