import { segmentText } from '../sms/segmentation';
import { needsStopClause, withoutStopClause } from '../sms/stop-clause';
import { type Bulk, type BulkSlice, type BulkText, packSlice, unpackSlice } from './bulk';
import { type Composition, createPricing } from './outgoing';

/** Messages that wait for their moment, packed; a single one is a slice of one line. */
export type WaitingBulk = {
  readonly sender: string;
  readonly texts: readonly BulkText[];
  readonly slices: readonly Pick<BulkSlice, 'messages'>[];
};

/** What is sent in their place. A STOP clause that was waived stays so, and so does a coding that was asked for. */
export function composeAgain(
  { sender: before, texts, slices }: WaitingBulk,
  { sender, message, stopClause }: Pick<Composition, 'sender' | 'message' | 'stopClause'>,
): Composition {
  const hasClause = texts.some(({ text }) => withoutStopClause(text, stopClause.text).hasClause);
  const needsClause = needsStopClause({ enabled: stopClause.enabled, noStop: false, sender: before });
  const isMeant = () =>
    slices.some((slice) => unpackSlice(slice.messages, texts).some((one) => needsClause(one.recipient)));
  const forceUcs2 = texts.some(({ text, encoding }) => encoding === 'ucs2' && segmentText(text).encoding === 'gsm7');
  return { sender, message, stopClause, forceUcs2, noStop: !hasClause && isMeant() };
}

/**
 * The same recipients, slice by slice, with another text from another sender, and what that costs; null when it is too
 * long for one message. What runs this may serve others after each slice.
 */
export function* editBulk({ texts, slices }: WaitingBulk, composition: Composition): Generator<void, Bulk | null> {
  const price = createPricing(composition);
  const newTexts: BulkText[] = [];
  const edited: BulkSlice[] = [];
  for (const { messages } of slices) {
    const priced = unpackSlice(messages, texts).map(({ recipient }) => price(recipient));
    const known = priced.filter((message) => message !== null);
    if (known.length < priced.length) return null;
    edited.push(packSlice(known, newTexts));
    yield;
  }
  return { texts: newTexts, slices: edited };
}
