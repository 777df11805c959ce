import type { KeptMessage } from '@/lib/domain/delivery/kept-message';
import type { KeptMessageRow, MessageDetailsAnswer } from '@/lib/schemas/message-details';
import type { MessageDetails } from '@/lib/use-cases/messages/get-message';
import { presentDelivery } from './present-callbacks';
import { presentReply } from './present-incoming';
import { presentMessage } from './present-messages';
import { presentMovement } from './present-movements';

/** One message as its page reads it. */
export const presentMessageDetails = ({
  readAt,
  message,
  quotaOf,
  isRecipientBlacklisted,
  keptBy,
  handing,
  waitsForAny,
  wasScheduled,
  sendId,
  movements,
  callbacks,
  replies,
}: MessageDetails): MessageDetailsAnswer => ({
  readAt: readAt.toISOString(),
  message: { ...presentKept(message), quotaOf, isRecipientBlacklisted, keptBy, handing, waitsForAny, wasScheduled },
  sendId,
  movements: movements.map(presentMovement),
  callbacks: callbacks.map(presentDelivery),
  replies: replies.map(presentReply),
});

/** What is known of it beside what is kept of it. */
type Beside = 'quotaOf' | 'isRecipientBlacklisted' | 'keptBy' | 'handing' | 'waitsForAny' | 'wasScheduled';

const presentKept = ({ settledAt, events, segments, ...message }: KeptMessage): Omit<KeptMessageRow, Beside> => ({
  ...message,
  ...presentMessage(message),
  settledAt: settledAt?.toISOString() ?? null,
  refundedAt: message.refundedAt?.toISOString() ?? null,
  events: events.map(withTime),
  segments: segments.map(withTime),
});

const withTime = <Row extends { readonly at: Date }>({ at, ...row }: Row) => ({ ...row, at: at.toISOString() });
