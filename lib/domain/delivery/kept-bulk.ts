/** A send to very many, as its page tells it. */
import type { NamedActor } from '../authorisation/actor';
import type { Credits } from '../credits';
import type { SentTo } from '../numbering/by-country';
import type { BulkText } from '../sending/bulk';
import type { PricedMessage } from '../sending/outgoing';
import type { SentBulk, Tally } from './sent-bulk';

/** What all of these have of segments; null: there are none, or they differ. */
export const commonSegments = (texts: readonly Pick<BulkText, 'segmentCount'>[]): number | null => {
  const [first, ...others] = texts;
  return first && others.every(({ segmentCount }) => segmentCount === first.segmentCount) ? first.segmentCount : null;
};

/** To whom a send goes of which nothing is written yet, as far as its first parts tell. */
export type BulkPreview = {
  /** How many recipients were looked at. */
  readonly counted: number;
  /** How many of those are on the account's blacklist, so that they will get nothing. */
  readonly refused: number;
  /** Where those are, most first. */
  readonly countries: readonly SentTo[];
  /** The first few. */
  readonly first: readonly Pick<PricedMessage, 'recipient' | 'text' | 'segmentCount' | 'credits'>[];
};

/** When what was left of a send was called off, and by whom. */
export type Cancellation = { readonly at: Date; readonly by: NamedActor };

/** A bulk send as its page tells it. */
export type KeptBulk = SentBulk & {
  readonly hasApiUser: boolean;
  readonly smsClass: number;
  readonly tag: string;
  /** As they are sent: with the STOP clause and without; none where each recipient has a text of their own. */
  readonly texts: readonly BulkText[];
  readonly finishedAt: Date | null;
  /** Null: nobody called it off, or that is told no more. */
  readonly cancellation: Cancellation | null;
  /** What it was to cost in all. */
  readonly price: Credits;
  /** Taken and not yet debited for a message. */
  readonly held: Credits;
  /** Whose quota paid; null: the account did. */
  readonly quotaOf: string | null;
  readonly failures: readonly Tally[];
  /** How many failed because they could not be written; nothing more is known of them. */
  readonly unwritableCount: number;
  /** How many somebody has deleted from the log; they are counted all the same. */
  readonly deletedCount: number;
  /** Nothing of it is written yet, and its moment is to come. */
  readonly waits: boolean;
  /** Null: it does not wait. */
  readonly preview: BulkPreview | null;
};
