import type { PriceList } from '../pricing/price-list';
import { segmentText } from '../sms/segmentation';
import { asksForStopClause, needsStopClause } from '../sms/stop-clause';
import { hasStopClause } from '../sms/stop-clause-text';
import { type Bulk, type BulkSlice, type BulkText, packSlice, unpackSlice } from './bulk';
import { type Composition, createPricing } from './outgoing';

/** Messages that wait for their moment, packed; a single one is a slice of one line. */
export type WaitingBulk = {
  readonly sender: string;
  readonly texts: readonly BulkText[];
  readonly slices: readonly Pick<BulkSlice, 'messages'>[];
};

/** What somebody writes anew. */
type Change = Pick<Composition, 'sender' | 'message'> & {
  /** What it is now, and was before: what waits ends with the one that it was accepted with. */
  readonly stopClause: Composition['stopClause'] & { readonly earlier: readonly string[] };
};

/** What is sent in their place. A STOP clause that was waived stays so, and so does a coding that was asked for. */
function* composeAgain(waiting: WaitingBulk, change: Change): Generator<void, Composition> {
  const { texts } = waiting;
  const forceUcs2 = texts.some(({ text, encoding }) => encoding === 'ucs2' && segmentText(text).encoding === 'gsm7');
  return { ...change, forceUcs2, noStop: yield* isStopWaived(waiting, change) };
}

/** Whether a clause that somebody would have been sent is in no text. */
function* isStopWaived({ sender, texts, slices }: WaitingBulk, { stopClause }: Change): Generator<void, boolean> {
  const circumstances = { enabled: stopClause.enabled, noStop: false, sender };
  if (!asksForStopClause(circumstances)) return false;
  if (texts.some(({ text }) => hasStopClause(text, stopClause.text, ...stopClause.earlier))) return false;
  const needsClause = needsStopClause(circumstances);
  for (const { messages } of slices) {
    if (unpackSlice(messages, texts).some(({ recipient }) => needsClause(recipient))) return true;
    yield;
  }
  return false;
}

/**
 * The same recipients, slice by slice, with another text from another sender, and what that costs; null when it is too
 * long for one message. What runs this may serve others after each slice.
 */
export function* editBulk(
  waiting: WaitingBulk,
  change: Change,
  creditsPerSegment: PriceList,
): Generator<void, Bulk | null> {
  const { texts, slices } = waiting;
  const price = createPricing(yield* composeAgain(waiting, change), creditsPerSegment);
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
