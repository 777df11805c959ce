import type { KeptBy } from '../kept-by';
import type { PageCut } from '../page';

/** What somebody has sent to an account, as far as it has come. */
export type IncomingMessage = {
  readonly id: number;
  readonly createdAt: Date;
  /** Who sent it: E.164 digits. */
  readonly msisdn: string;
  /** To where, as its carrier says it. */
  readonly recipient: string;
  readonly text: string;
  readonly segmentCount: number;
  /** How many of them have come. */
  readonly receivedCount: number;
  /** It asks for nothing more. */
  readonly isStop: boolean;
  /** The message that it answers. */
  readonly messageId: number;
  /** From whom that was; null: it is not kept any more. */
  readonly sender: string | null;
  /** A URL is still to be told of it. */
  readonly isOwed: boolean;
  /** The message that the account's own text was sent back with; null: none was. */
  readonly answerId: number | null;
};

/** As it is told: with what keeps it from being deleted; null: nothing does. */
export type KeptReply = Omit<IncomingMessage, 'isOwed'> & { readonly keptBy: KeptBy | null };

export type IncomingSearch = PageCut & {
  /** As somebody types a number, or a part of it. */
  readonly number: string;
  /** A part of it. */
  readonly text: string;
};
