import { addUsage } from '@/lib/db/api-users/usage';
import type { Writer } from '@/lib/db/connections/writer';
import { findPayments, type StoredPayment } from '@/lib/db/ledger/payments';
import { post } from '@/lib/db/ledger/post';
import { type AcceptedMessage, insertAccepted } from '@/lib/db/messages/accept-store';
import { advanceBulkSend, type TakenSlice, takeNextSlice } from '@/lib/db/messages/bulk-sends';
import type { EventPublisher } from '@/lib/domain/events';
import { unpackSlice } from '@/lib/domain/http2sms/bulk';
import { actorOf, type Entry } from '@/lib/domain/ledger/entry';

type Dependencies = { readonly writer: Writer; readonly events: EventPublisher; readonly now: Date };

/**
 * Writes the oldest waiting slice of a bulk send as messages, whatever became of the API user that sent it: what was
 * held for them is released to whom it is due and each is debited there in the same transaction, so the balance stays
 * as it is. Answers how many were written; 0 when none waits.
 */
export async function writeBulkSlice({ writer, events, now }: Dependencies): Promise<number> {
  const written = await writer.commit(async (tx) => {
    const slice = await takeNextSlice(tx);
    if (!slice) return null;
    const messages = messagesOf(slice, now);
    await insertAccepted(tx, messages, now);
    const { accountId, apiUserId, credits, bulkSendId } = slice;
    const [hold] = await findPayments(tx, ['held'], [bulkSendId]);
    if (!hold) throw new Error(`Nothing is held for the bulk send ${bulkSendId}.`);
    await post(tx, entriesOf(slice, hold, messages), now);
    if (apiUserId !== null) await addUsage(tx, [{ apiUserId, accountId, sent: messages.length, credits }], now);
    await advanceBulkSend(tx, bulkSendId, { written: messages.length, credits }, now);
    return { accountId, count: messages.length };
  });
  if (!written) return 0;
  events.publish({ type: 'messages', accountId: written.accountId });
  return written.count;
}

function messagesOf(slice: TakenSlice, now: Date): AcceptedMessage[] {
  const { accountId, apiUserId, login, sender, smsClass, tag, deferredUntil } = slice;
  return unpackSlice(slice.messages, slice.texts).map((message, index) => ({
    ...message,
    id: slice.firstMessageId + index,
    accountId,
    apiUserId,
    login,
    sender,
    smsClass,
    tag,
    state: deferredUntil ? 'scheduled' : 'accepted',
    dueAt: deferredUntil ?? now,
  }));
}

function entriesOf(slice: TakenSlice, hold: StoredPayment, messages: readonly AcceptedMessage[]): Entry[] {
  const { accountId, login, credits } = slice;
  const common = { accountId, quotaOfId: hold.payee, login, actor: actorOf(login) };
  const debits = messages.map(
    (message): Entry => ({ ...common, kind: 'debit', amount: -message.credits, messageId: message.id }),
  );
  return [{ ...common, kind: 'hold_released', amount: credits, messageId: null, reversesId: hold.entryId }, ...debits];
}
