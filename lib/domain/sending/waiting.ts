/** What waits for its moment. */
import type { NamedActor } from '../authorisation/actor';
import type { SentByKind } from '../authorisation/sent-by';
import type { Credits } from '../credits';
import type { PageCut } from '../page';

type Waiting = {
  readonly id: number;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly login: string | null;
  /** As of a message. */
  readonly sentBy: NamedActor | null;
  readonly sender: string;
  readonly smsClass: number;
  readonly credits: Credits;
};

/** Whose quota gets back what it cost if it is cancelled; null: the account's credit does. */
export type WithPayee = { readonly quotaOf: string | null };

/**
 * A message to one recipient. `willBeRefused`: that is on the account's blacklist now, so that nothing is sent when its
 * moment comes.
 */
export type WaitingMessage = Waiting & {
  readonly willBeRefused: boolean;
  readonly recipient: string;
  /** As it is sent. */
  readonly text: string;
  readonly segmentCount: number;
};

/** A send to very many, by the id of its first message. */
export type WaitingSend = Waiting & {
  /** How many of the recipients that were looked at are on the account's blacklist: they will get nothing. */
  readonly refused: number;
  /** The first of them, or all: so many are known to be refused or not. */
  readonly lookedAt: number;
  readonly messageCount: number;
  /** As they are sent: one with the STOP clause, one without; none where each recipient has a text of their own. */
  readonly texts: readonly string[];
};

type Counts = {
  readonly messageCount: number;
  readonly writtenCount: number;
  /** Those of them that were written before their send began. */
  readonly takenOutCount: number;
  /** Messages that could not be written. */
  readonly unwritableCount: number;
};

/** How many messages of a bulk send that has not begun wait in it. */
export const waitingCount = ({ messageCount, takenOutCount }: Pick<Counts, 'messageCount' | 'takenOutCount'>): number =>
  messageCount - takenOutCount;

/** Whether nothing of a bulk send for later has begun: it may still be changed as a whole. */
export const isUnwritten = ({
  writtenCount,
  takenOutCount,
  unwritableCount,
  finishedAt,
  deferredUntil,
}: Omit<Counts, 'messageCount'> & { readonly finishedAt: Date | null; readonly deferredUntil: Date | null }): boolean =>
  finishedAt === null && deferredUntil !== null && writtenCount - takenOutCount + unwritableCount === 0;

/** Which messages are looked for; an empty text asks for nothing. */
export type WaitingSearch = PageCut & {
  /** A number or a part of one, however it is written. */
  readonly recipient: string;
  /** A part of it, as of the sender and the text. */
  readonly login: string;
  /** The whole of a login. */
  readonly of: string;
  /** As of messages. */
  readonly by: SentByKind | '';
  readonly who: string;
  readonly sender: string;
  readonly text: string;
};
