/** What callbacks tell of a reply. The original documents no names for it, so these are its API's for what was received. */
import type { CallbackKind } from '../callbacks/callback-kinds';
import type { CallbackPairs } from '../callbacks/callback-query';
import { EXAMPLE_SMS } from '../http2sms/send-example';
import { TEST_TAG } from '../sending/tag';

/** The kinds of callbacks that tell of a reply. */
export type ReplyEvent = Extract<CallbackKind, 'incoming' | 'stop'>;

export type ToldReply = {
  readonly id: number;
  /** Who sent it: E.164 digits. */
  readonly msisdn: string;
  /** To where. */
  readonly recipient: string;
  /** As far as it has come. */
  readonly text: string;
  /** When it came, on the account's clock. */
  readonly date: string;
  /** The message that it answers, as http2sms answered its id, with its tag. */
  readonly messageId: number;
  readonly tag: string;
  readonly isStop: boolean;
  readonly segmentCount: number;
  readonly receivedCount: number;
};

export function replyPairs(event: ReplyEvent, reply: ToldReply): CallbackPairs {
  const { id, msisdn, recipient, text, date, messageId, tag, isStop, segmentCount, receivedCount } = reply;
  return [
    ['event', event],
    ['id', String(id)],
    ['sender', `+${msisdn}`],
    ['receiver', recipient],
    ['message', text],
    ['date', date],
    ['smsId', String(messageId)],
    ['tag', tag],
    ['stop', isStop ? '1' : '0'],
    ['segments', String(segmentCount)],
    ['received', String(receivedCount)],
  ];
}

/** What a test of a URL tells: of a reply that is none. `date`: on the account's clock. */
export const sampleReply = (event: ReplyEvent, date: string): ToldReply => ({
  id: 1,
  msisdn: EXAMPLE_SMS.to.slice(1),
  recipient: '36111',
  text: event === 'stop' ? 'STOP' : 'OK',
  date,
  messageId: 1,
  tag: TEST_TAG,
  isStop: event === 'stop',
  segmentCount: 1,
  receivedCount: 1,
});
