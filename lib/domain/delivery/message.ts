import type { NamedActor } from '../authorisation/actor';
import type { SentByKind } from '../authorisation/sent-by';
import type { Credits } from '../credits';
import type { LogPage, PageCut } from '../page';
import type { MessageState } from './message-state';
import type { SentBulk } from './sent-bulk';

/** One SMS to one recipient, as the sending log tells it. */
export type Message = {
  readonly id: number;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly login: string | null;
  /** Who sent it; null: the API user of that login did. */
  readonly sentBy: NamedActor | null;
  readonly sender: string;
  readonly recipient: string;
  /** As billed and sent, STOP clause included. */
  readonly text: string;
  readonly segmentCount: number;
  readonly credits: Credits;
  readonly state: MessageState;
  readonly ptt: number;
  readonly refundedAt: Date | null;
  /** It was not sent, because its number was on the account's own blacklist. */
  readonly isBlacklisted: boolean;
  /** It expired here: no carrier took it for as long as it was worth sending. */
  readonly isTooOld: boolean;
  /** It waits for its moment or for a carrier, and will not be sent, because its number is on the account's own blacklist now. */
  readonly willBeRefused: boolean;
};

/** Which messages are looked for; an empty text asks for nothing. */
export type MessageSearch = PageCut & {
  /** A number or a part of one, however it is written. */
  readonly recipient: string;
  /** A part of it, as of the sender, the text and the tag. */
  readonly login: string;
  /** The whole of a login. */
  readonly of: string;
  readonly by: SentByKind | '';
  /** A part of the name of the person or the program that sent it. */
  readonly who: string;
  readonly sender: string;
  readonly text: string;
  readonly tag: string;
  readonly state: MessageState | '';
  readonly ptt?: number | undefined;
  /** A calling code. */
  readonly country: string;
  readonly id?: number | undefined;
  /** Of a bulk send: its messages and no others. */
  readonly send?: number | undefined;
  readonly after?: number | undefined;
};

export type MessagePage = LogPage<Message> & { readonly hasNewer: boolean };

/** The sending log with one line for each bulk send. */
export type LinePage = LogPage<Message | SentBulk> & { readonly hasNewer: boolean };

/** Whether messages are looked for one by one, by what tells those of one send apart; else by who sent them, or when. */
export const asksForMessages = (search: Omit<MessageSearch, 'limit'>): boolean => {
  const { recipient, sender, text, tag, state, country } = search;
  const { ptt, id, send } = search;
  return (
    [recipient, sender, text, tag, state, country].some((typed) => typed !== '') ||
    [ptt, id, send].some((asked) => asked !== undefined)
  );
};

/** A send to very many recipients whose messages are still being written. */
export type BulkSendProgress = {
  readonly id: number;
  readonly login: string | null;
  readonly sentBy: NamedActor | null;
  readonly messageCount: number;
  readonly writtenCount: number;
};
