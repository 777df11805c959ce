/** Which replies one mail tells of: those of a minute together, and not more than somebody reads. */

/** From the first one on; so there is one mail a minute at most. */
export const MAILED_AFTER_MS = 60_000;

const MOST_IN_A_MAIL = 20;
const LONGEST_TEXT = 500;

export type MailedReply = {
  /** Who sent it: E.164 digits. */
  readonly msisdn: string;
  readonly recipient: string;
  readonly text: string;
  /** As ISO 8601. */
  readonly at: string;
};

export type MailedReplies = {
  readonly replies: readonly MailedReply[];
  /** How many have come besides. */
  readonly more: number;
};

export const NO_REPLIES: MailedReplies = { replies: [], more: 0 };

export function withReply({ replies, more }: MailedReplies, reply: MailedReply): MailedReplies {
  if (replies.length >= MOST_IN_A_MAIL) return { replies, more: more + 1 };
  const { text } = reply;
  const cut = text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1).toWellFormed()}…`;
  return { replies: [...replies, { ...reply, text: cut }], more };
}

/** Without one that was deleted before anybody was told: as its sender, its recipient and its moment name it. */
export function withoutReply(
  { replies, more }: MailedReplies,
  deleted: Pick<MailedReply, 'msisdn' | 'recipient' | 'at'>,
): MailedReplies {
  const isDeleted = ({ msisdn, recipient, at }: MailedReply) =>
    msisdn === deleted.msisdn && recipient === deleted.recipient && at === deleted.at;
  return { replies: replies.filter((reply) => !isDeleted(reply)), more };
}
