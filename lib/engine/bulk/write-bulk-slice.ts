import { addUsage } from '@/lib/db/accounts/usage';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import type { Writer } from '@/lib/db/connections/writer';
import { findHold, type StoredPayment } from '@/lib/db/ledger/payments';
import { post } from '@/lib/db/ledger/post';
import { releaseOf } from '@/lib/db/ledger/release-hold';
import { type AcceptedMessage, insertAccepted } from '@/lib/db/messages/accept-store';
import { endSlice, readSlice, type TakenSlice } from '@/lib/db/messages/bulk-sends';
import { addToTally } from '@/lib/db/messages/bulk-tallies';
import type { EventPublisher } from '@/lib/domain/events';
import type { Entry } from '@/lib/domain/ledger/entry';
import { unpackSlice } from '@/lib/domain/sending/bulk';
import { hourInZone } from '@/lib/domain/time/zoned-time';
import type { Logger } from '@/lib/platform/log/logger';
import type { DueWork } from '../outbox/due-loop';
import { createInnerWork } from '../outbox/inner-work';
import { giveBackSlice, type SliceDone } from './give-back-slice';

type Dependencies = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly log: Logger;
  readonly nodeId: number;
  readonly now: () => Date;
};

/** Writes slices of bulk sends as messages, one at a time, oldest first; what was held for one that fails is given back. */
export function createSliceWriter({ events, ...common }: Dependencies): DueWork {
  return createInnerWork<SliceDone[]>({
    ...common,
    kind: 'slice',
    work: async (tx, ids) => {
      const done: SliceDone[] = [];
      for (const id of ids) done.push(await writeSlice(tx, id, common.now()));
      return done;
    },
    giveUp: async (tx, id) => [await giveBackSlice(tx, id, common.now())],
    onDone: (done) => {
      for (const { accountId, changes } of done) for (const type of changes) events.publish({ type, accountId });
    },
  });
}

/**
 * Writes one slice, whatever became of the API user that sent it: what was held for its messages is released to whom it
 * is due and each is debited there in the same transaction, so the balance stays as it is.
 */
async function writeSlice(tx: SqlTransaction, id: number, now: Date): Promise<SliceDone> {
  const slice = await readSlice(tx, id);
  const { accountId, apiUserId, firstMessageId, credits, bulkSendId, createdAt, timeZone } = slice;
  const messages = messagesOf(slice, now);
  // By when they were accepted, as their ids are: the log finds a period by its ids.
  await insertAccepted(tx, messages, createdAt);
  await addToTally(tx, { bulkSendId, state: stateOf(slice, now), ptt: 0, messageCount: messages.length, credits });
  const hold = await findHold(tx, bulkSendId);
  await post(tx, entriesOf(slice, hold, messages), now);
  const hour = hourInZone(createdAt, timeZone);
  await addUsage(tx, [
    { accountId, apiUserId, hour, sent: messages.length, credits, paid: hold.payee === null ? credits : 0 },
  ]);
  const written = messages.length;
  await endSlice(tx, { firstMessageId, bulkSendId, written, unwritable: 0, credits, givenBack: 0 }, now);
  return { accountId, changes: ['messages'] };
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
  return [releaseOf(hold, credits, hold.actor), ...debits];
}
