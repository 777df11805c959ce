/** What an account does about replies, beside keeping them. */
export const REPLY_ACTIONS = ['none', 'url', 'text'] as const;

export type ReplyOptions = {
  readonly replyAction: (typeof REPLY_ACTIONS)[number];
  /** Called for each where that is the action, unless its API user has a URL of its own for them. */
  readonly replyUrl: string | null;
  /** Sent back where that is the action (answerable.ts says to whom). */
  readonly replyText: string;
  /** Whom each is told by mail besides (mailed-replies.ts); empty: nobody. */
  readonly replyEmail: string;
  /** Called when one of STOP puts its number on the blacklist, likewise; null: nothing is. */
  readonly stopUrl: string | null;
};
