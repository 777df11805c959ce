import { findBlacklisted } from '@/lib/db/blacklist/blacklist';
import { listCallbacksOf } from '@/lib/db/callbacks/callback-rows';
import { listRepliesTo } from '@/lib/db/incoming/incoming-log';
import { listMovementsOf } from '@/lib/db/ledger/movement-log';
import { findPayees } from '@/lib/db/ledger/payments';
import { findDeletable } from '@/lib/db/messages/drop-messages';
import { findHanding } from '@/lib/db/messages/handing';
import { findMessage } from '@/lib/db/messages/message-history';
import { findSendsOf } from '@/lib/db/messages/sent-bulks';
import type { CallbackDelivery } from '@/lib/domain/callbacks/callback-delivery';
import type { Handing } from '@/lib/domain/delivery/handing';
import type { KeptMessage } from '@/lib/domain/delivery/kept-message';
import type { KeptReply } from '@/lib/domain/incoming/incoming-message';
import { withKeptBy } from '@/lib/domain/incoming/reply-kept-by';
import type { KeptBy } from '@/lib/domain/kept-by';
import { err, ok } from '@/lib/domain/result';
import type { MessageDetailsQuery } from '@/lib/schemas/message-details';
import { defineUseCase } from '../_shared/define-use-case';
import { readTaking } from '../_shared/read-taking';
import { type ReadMovement, withOwnCounterparts } from '../_shared/with-own-counterparts';

/** One message as its page tells it. */
export type MessageDetails = {
  readonly readAt: Date;
  readonly message: KeptMessage;
  /** Whose quota gets back what it cost if that is given back now; null: the account's credit does. */
  readonly quotaOf: string | null;
  /** Its number is on the account's blacklist as it is now, whatever became of the message. */
  readonly isRecipientBlacklisted: boolean;
  /** What keeps it from being deleted; null: nothing does. */
  readonly keptBy: KeptBy | null;
  /** With which carrier it is while none has answered for it; null: with none. */
  readonly handing: Handing | null;
  /** It is due, and nobody has begun to send it, because no carrier takes any. */
  readonly waitsForAny: boolean;
  /** It waits, or has waited, for a moment that somebody chose, or for commercial hours. */
  readonly wasScheduled: boolean;
  /** Of the bulk send that it is of; null: of none. */
  readonly sendId: number | null;
  /** Newest first. */
  readonly movements: readonly ReadMovement[];
  /** Newest first. */
  readonly callbacks: readonly CallbackDelivery[];
  /** What its recipient has sent back; newest first. */
  readonly replies: readonly KeptReply[];
};

/** Of its callbacks, its movements and its replies. A message has a few of each; one that has more is told of in the logs. */
const MOST_SHOWN = 50;

/** One message with what happened to it, its callbacks and what it cost. */
export const getMessage = defineUseCase<MessageDetailsQuery, MessageDetails, 'not_found'>({
  action: 'message.read-details',
  run: async ({ db, now }, { id: accountId }, { id }, { panelUserId }) => {
    const message = await findMessage(db, accountId, id, now);
    if (!message) return err('not_found');
    const handing = await findHanding(db, id);
    const isWaiting = message.state === 'accepted' && (handing === null || handing.how === 'waits');
    const send = (await findSendsOf(db, accountId, [id])).get(id);
    return ok({
      readAt: now,
      message,
      quotaOf: (await findPayees(db, [id])).get(id) ?? null,
      isRecipientBlacklisted: (await findBlacklisted(db, accountId, [message.recipient])).size > 0,
      keptBy: (await findDeletable(db, { accountId, login: null }, id, now))?.keptBy ?? null,
      handing,
      waitsForAny: isWaiting && (await readTaking(db)).isNoneTaking,
      // Messages of a bulk send that leaves at once are due as they are written, which takes a while.
      wasScheduled: send?.wasScheduled ?? message.dueAt.getTime() !== message.createdAt.getTime(),
      sendId: send?.id ?? null,
      movements: await withOwnCounterparts(db, panelUserId, await listMovementsOf(db, accountId, id, MOST_SHOWN)),
      callbacks: await listCallbacksOf(db, accountId, id, MOST_SHOWN),
      replies: (await listRepliesTo(db, accountId, id, MOST_SHOWN)).map((reply) => withKeptBy(reply, now)),
    });
  },
});
