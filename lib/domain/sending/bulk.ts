/**
 * Sends to very many recipients. Written at once they would hold the database, and with it everybody else, for
 * seconds; so they are packed into slices that are paid together and written one after the other.
 */
import type { Credits } from '../credits';
import type { PricedMessage } from './outgoing';

/** Recipients of one send that are written in the transaction that accepts it; more make a bulk send. */
export const MOST_AT_ONCE = 100;

/** A text that many messages share. */
export type BulkText = Pick<PricedMessage, 'text' | 'encoding' | 'segmentCount'>;

export type BulkSlice = {
  readonly count: number;
  readonly credits: Credits;
  /** One line a message: recipient, index of its text, price. */
  readonly messages: string;
  /** Its own as they are stored, in JSON, where each recipient has a text and nobody keeps them yet. */
  readonly ownTexts?: string;
  /** Where they are kept. With neither, its messages share the send's. */
  readonly ownTextsId?: number;
};

export type Bulk = { readonly texts: readonly BulkText[]; readonly slices: readonly BulkSlice[] };

export const countOf = ({ slices }: Bulk): number => slices.reduce((sum, slice) => sum + slice.count, 0);
export const creditsOf = ({ slices }: Bulk): Credits => slices.reduce((sum, slice) => sum + slice.credits, 0);

/** Packs messages, each with a text of its own, as a slice that has them with it. */
export function packOwnTexts(messages: readonly PricedMessage[]): BulkSlice {
  const texts: BulkText[] = [];
  return { ...packSlice(messages, texts), ownTexts: JSON.stringify(texts) };
}

/** Packs messages as a slice; `texts` grows by those that are new, and stays short enough to be looked through. */
export function packSlice(messages: readonly PricedMessage[], texts: BulkText[]): BulkSlice {
  let credits = 0;
  const lines = messages.map((message) => {
    credits += message.credits;
    const known = texts.findIndex(({ text }) => text === message.text);
    const { text, encoding, segmentCount } = message;
    const index = known === -1 ? texts.push({ text, encoding, segmentCount }) - 1 : known;
    return `${message.recipient} ${index} ${message.credits}`;
  });
  return { count: messages.length, credits, messages: lines.join('\n') };
}

/** The messages of a slice. Throws on anything that `packSlice` has not written. */
export function unpackSlice(messages: string, texts: readonly BulkText[]): PricedMessage[] {
  return messages.split('\n').map((line) => {
    const [recipient = '', index = '', credits = ''] = line.split(' ');
    const text = texts[Number(index)];
    if (!text || recipient === '' || credits === '') throw new Error(`A bulk slice holds the unreadable line ${line}.`);
    return { ...text, recipient, credits: Number(credits) };
  });
}
