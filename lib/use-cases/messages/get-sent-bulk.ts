import { listFirstMessages } from '@/lib/db/messages/message-log';
import { findKeptBulk, findSendAround } from '@/lib/db/messages/sent-bulks';
import type { KeptBulk } from '@/lib/domain/delivery/kept-bulk';
import type { Message } from '@/lib/domain/delivery/message';
import { err, ok } from '@/lib/domain/result';
import type { SentBulkQuery } from '@/lib/schemas/sent-bulk';
import { defineUseCase } from '../_shared/define-use-case';

/** One bulk send as its page tells it. */
export type SentBulkDetails = {
  readonly readAt: Date;
  readonly send: KeptBulk;
  /** The first few, in the order in which they were sent. */
  readonly messages: readonly Message[];
};

const MOST_SHOWN = 10;

/** A send to very many, by the id of any of its messages: what became of it, and its first messages. */
export const getSentBulk = defineUseCase<SentBulkQuery, SentBulkDetails, 'not_found'>({
  action: 'message.read-details',
  run: async ({ db, now }, { id: accountId }, { id: messageId }) => {
    const sendId = await findSendAround(db, accountId, messageId);
    const send = sendId === null ? null : await findKeptBulk(db, accountId, sendId, now);
    if (!send) return err('not_found');
    const { id, lastId } = send;
    const messages = await listFirstMessages(db, accountId, { first: id, end: lastId + 1 }, MOST_SHOWN);
    return ok({ readAt: now, send, messages });
  },
});
