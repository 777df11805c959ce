/** What somebody answers to a message that an SMSC was submitted. */
import type { MessageBody, MessagePdu } from '@/lib/smpp/pdu/pdu';
import { messageBody } from './smpp-talk';

/** Somebody who always replies, in two segments. */
export const REPLIER = '33600999012';

/** A segment, of two, with a header that says so. */
export function replySegment(
  { source, destination }: Pick<MessagePdu, 'source' | 'destination'>,
  segment: number,
  text: string,
): MessageBody {
  return {
    ...messageBody,
    source: destination,
    destination: source,
    esmClass: 0x40,
    shortMessage: Buffer.concat([Buffer.from([5, 0, 3, 7, 2, segment]), Buffer.from(text)]),
  };
}
