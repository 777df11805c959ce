import type { PriceList } from '../pricing/price-list';
import type { Addressee } from './addressee';
import type { Texts } from './compose-messages';
import { inBatches } from './in-batches';
import { type MergeText, mergeText, readMergeText } from './merge-fields';
import { type Composition, createPricing, type Price } from './outgoing';

export type TextPricing = {
  /** Makes the message for each addressee, priced by just their text; null as in `createPricing`. */
  readonly price: Price<Addressee>;
  /** By the fields that are used: columns alone give nobody a text of their own. */
  readonly texts: Texts;
  /** Of their own text, in characters; 0 when all share theirs, which is held once. */
  readonly lengthOf: (addressee: Addressee) => number;
};

export function createTextPricing(
  composition: Composition,
  columns: readonly string[],
  creditsPerSegment: PriceList,
): TextPricing {
  const text = readMergeText(composition.message, columns);
  const withValues = (values: readonly string[]) =>
    createPricing({ ...composition, message: mergeText(text, values) }, creditsPerSegment);
  if (text.used.length > 0) {
    const price = ({ msisdn, values }: Addressee) => withValues(values)(msisdn);
    return { price, texts: 'own', lengthOf: createLength(text) };
  }
  const price = withValues([]);
  return { price: ({ msisdn }) => price(msisdn), texts: 'shared', lengthOf: () => 0 };
}

/**
 * How long a text becomes, without making it. A field counts as a character at least, also where nothing stands in its
 * place: filling it in is work.
 */
function createLength({ pieces }: Pick<MergeText, 'pieces'>): (addressee: Addressee) => number {
  let written = 0;
  const times = new Map<number, number>();
  for (const piece of pieces) {
    if (typeof piece === 'string') written += piece.length;
    else times.set(piece, (times.get(piece) ?? 0) + 1);
  }
  const fields = [...times];
  return ({ values }) =>
    fields.reduce((sum, [place, count]) => sum + count * Math.max(1, values[place]?.length ?? 0), written);
}

/** In characters, of all texts that differ: they are held in memory at once, several times over. */
const MOST_TEXT = 16_000_000;

/** Whether their own texts are more than one send may have. What runs this may serve others after each batch. */
export function* isTooMuchText(
  addressees: readonly Addressee[],
  { lengthOf }: Pick<TextPricing, 'lengthOf'>,
): Generator<void, boolean> {
  let length = 0;
  for (const batch of inBatches(addressees)) {
    for (const addressee of batch) length += lengthOf(addressee);
    if (length > MOST_TEXT) return true;
    yield;
  }
  return false;
}
