import { mergeText, readMergeText } from './merge-fields';
import { type Composition, createPricing, type Price } from './outgoing';

/** Whom a person sends to. */
export type Addressee = {
  readonly msisdn: string;
  /** Of the columns, in their order; empty where there are none. */
  readonly values: readonly string[];
};

/** In characters, of all texts that differ: they are held in memory at once, several times over. */
const MOST_TEXT = 16_000_000;

/** Whether texts of their own for all of them are more than one send may have; a text that all share is held once. */
export function isTooMuchText(message: string, columns: readonly string[], addressees: readonly Addressee[]): boolean {
  const { pieces, used } = readMergeText(message, columns);
  if (used.length === 0) return false;
  const lengthFor = ({ values }: Addressee) =>
    pieces.reduce<number>((sum, piece) => sum + (typeof piece === 'string' ? piece : (values[piece] ?? '')).length, 0);
  let length = 0;
  return addressees.some((addressee) => (length += lengthFor(addressee)) > MOST_TEXT);
}

/** Makes the message for each addressee, priced by just their text; null as in `createPricing`. */
export function createTextPricing(composition: Composition, columns: readonly string[]): Price<Addressee> {
  const text = readMergeText(composition.message, columns);
  const withValues = (values: readonly string[]) => createPricing({ ...composition, message: mergeText(text, values) });
  if (text.used.length > 0) return ({ msisdn, values }) => withValues(values)(msisdn);
  const price = withValues([]);
  return ({ msisdn }) => price(msisdn);
}
