/** How a slice of a bulk send becomes messages. */
import type { Entry } from '@/lib/domain/ledger/entry';
import { unpackSlice } from '@/lib/domain/sending/bulk';
import { hourInZone } from '@/lib/domain/time/zoned-time';
import { addUsage } from '../accounts/usage';
import type { SqlTransaction } from '../connections/sql-transaction';
import { findHold, type StoredPayment } from '../ledger/payments';
import { post } from '../ledger/post';
import { releaseOf } from '../ledger/release-hold';
import { type AcceptedMessage, insertAccepted } from './accept-store';
import { endSlice, readSlice, type TakenSlice } from './bulk-sends';
import { addToTally } from './bulk-tallies';

/**
 * Writes one slice, whatever became of the API user that sent it: what was held for its messages is released to whom it
 * is due and each is debited there in the same transaction, so the balance stays as it is. Answers whose it is.
 */
export async function writeSlice(tx: SqlTransaction, id: number, now: Date): Promise<{ readonly accountId: number }> {
  const slice = await readSlice(tx, id);
  const { accountId, apiUserId, firstMessageId, credits, bulkSendId, createdAt, timeZone } = slice;
  const messages = messagesOf(slice, now);
  // By when they were accepted, as their ids are: the log finds a period by its ids.
  await insertAccepted(tx, messages, createdAt);
  const hold = await findHold(tx, bulkSendId);
  await post(tx, entriesOf(slice, hold, messages), now);
  await addToTally(tx, { bulkSendId, state: stateOf(slice, now), ptt: 0, messageCount: messages.length, credits });
  const hour = hourInZone(createdAt, timeZone);
  await addUsage(tx, [
    { accountId, apiUserId, hour, sent: messages.length, credits, paid: hold.payee === null ? credits : 0 },
  ]);
  const written = messages.length;
  await endSlice(tx, { firstMessageId, bulkSendId, written, unwritable: 0, credits, givenBack: 0 }, now);
  return { accountId };
}

function messagesOf(slice: TakenSlice, now: Date): AcceptedMessage[] {
  const { accountId, apiUserId, login, sentBy, sender, smsClass, tag, deferredUntil } = slice;
  return unpackSlice(slice.messages, slice.texts).map((message, index) => ({
    ...message,
    id: slice.firstMessageId + index,
    accountId,
    apiUserId,
    login,
    sentBy,
    sender,
    smsClass,
    tag,
    state: stateOf(slice, now),
    dueAt: deferredUntil ?? now,
  }));
}

/** Of a slice's messages, as it is written. */
const stateOf = ({ deferredUntil }: Pick<TakenSlice, 'deferredUntil'>, now: Date) =>
  deferredUntil && deferredUntil > now ? 'scheduled' : 'accepted';

function entriesOf(slice: TakenSlice, hold: StoredPayment, messages: readonly AcceptedMessage[]): Entry[] {
  const { accountId, login, credits } = slice;
  const common = { accountId, quotaOfId: hold.payee, login, actor: hold.actor };
  const debits = messages.map(
    (message): Entry => ({ ...common, kind: 'debit', amount: -message.credits, messageId: message.id }),
  );
  return [{ ...releaseOf(hold, credits, hold.actor), postedWith: 'debit' }, ...debits];
}
