import { advanceBulkSend, readPayersBalance, type TakenSlice, takeNextSlice } from '@/lib/db/bulk-sends';
import { actorOf, type Movement, recordMovements } from '@/lib/db/ledger/record-movements';
import { type AcceptedMessage, insertAccepted } from '@/lib/db/messages/accept-store';
import { addUsage } from '@/lib/db/usage';
import type { Writer } from '@/lib/db/writer';
import type { EventPublisher } from '@/lib/domain/events';
import { unpackSlice } from '@/lib/domain/http2sms/bulk';

type Dependencies = { readonly writer: Writer; readonly events: EventPublisher; readonly now: Date };

/**
 * Writes the oldest waiting slice of a bulk send as messages: what was held for them is released and each is debited
 * in the same transaction, so the balance stays as it is. Answers how many were written; 0 when none waits.
 */
export async function writeBulkSlice({ writer, events, now }: Dependencies): Promise<number> {
  const written = await writer.commit(async (tx) => {
    const slice = await takeNextSlice(tx);
    if (!slice) return null;
    const messages = messagesOf(slice);
    await insertAccepted(tx, messages, now);
    await recordMovements(tx, movementsOf(slice, messages, await readPayersBalance(tx, slice), now));
    const { accountId, apiUserId, credits, bulkSendId } = slice;
    if (apiUserId !== null) await addUsage(tx, [{ apiUserId, accountId, sent: messages.length, credits }], now);
    await advanceBulkSend(tx, bulkSendId, { written: messages.length, credits }, now);
    return { accountId, count: messages.length };
  });
  if (!written) return 0;
  events.publish({ type: 'messages', accountId: written.accountId });
  return written.count;
}

function messagesOf(slice: TakenSlice): AcceptedMessage[] {
  const { accountId, apiUserId, login, sender, smsClass, tag, deferredUntil, createdAt } = slice;
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
    dueAt: deferredUntil ?? createdAt,
  }));
}

function movementsOf(slice: TakenSlice, messages: readonly AcceptedMessage[], balance: number, now: Date): Movement[] {
  const { accountId, quotaOfId, login, credits } = slice;
  const common = { accountId, quotaOfId, login, actor: actorOf(login), createdAt: now };
  let balanceAfter = balance + credits;
  const released: Movement = { ...common, kind: 'hold_released', amount: credits, balanceAfter, messageId: null };
  const debits = messages.map((message): Movement => {
    balanceAfter -= message.credits;
    return { ...common, kind: 'debit', amount: -message.credits, balanceAfter, messageId: message.id };
  });
  return [released, ...debits];
}
