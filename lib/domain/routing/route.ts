/** Of a message's sender, what a route asks for. A pattern's stars stand for any characters. */
export const SENDER_KINDS = ['any', 'name', 'number', 'short_number', 'pattern'] as const;
export type SenderKind = (typeof SENDER_KINDS)[number];

/** Digits of a prefix: no number tells more of its network by its beginning. */
export const LONGEST_PREFIX = 12;
export const LARGEST_RANK = 1_000;
export const LARGEST_WEIGHT = 1_000;
export const LONGEST_SENDER_PATTERN = 20;
/** As many as an instance may have: all of them are held in memory, and read whole. */
export const MOST_ROUTES = 1_000;

/** Which carrier messages of some kind are given to. */
export type Route = {
  readonly id: number;
  /** Whose messages; null: any account's. */
  readonly accountId: number | null;
  /** Digits that the recipient's number begins with, as E.164 writes it; empty: any do. */
  readonly prefix: string;
  readonly senderKind: SenderKind;
  /** Empty, unless the kind is `pattern`. */
  readonly senderPattern: string;
  readonly carrier: string;
  /** Of those with one prefix, the smallest goes first. */
  readonly rank: number;
  /** How much of what several routes of one rank share is this one's. */
  readonly weight: number;
  readonly isEnabled: boolean;
};

/** What of a message decides where it goes. */
export type RoutedMessage = {
  readonly id: number;
  readonly accountId: number;
  readonly sender: string;
  /** E.164 digits without the plus. */
  readonly recipient: string;
};
