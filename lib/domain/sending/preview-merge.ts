import { readMergeText } from './merge-fields';
import type { Price, PricedMessage } from './outgoing';
import type { Addressee } from './text-pricing';

export type Merged = {
  readonly fields: readonly {
    readonly name: string;
    /** How many recipients have no value for it. */
    readonly empty: number;
  }[];
  readonly first: readonly Pick<PricedMessage, 'recipient' | 'text' | 'segmentCount'>[];
};

/** As many are shown before a send. */
const MOST_SHOWN = 20;

/** What fields make of a text, before it is sent; null when it has none. */
export function previewMerge(
  message: string,
  columns: readonly string[],
  addressees: readonly Addressee[],
  price: Price<Addressee>,
): Merged | null {
  const { used } = readMergeText(message, columns);
  if (used.length === 0) return null;
  const fields = used.map((place) => ({
    name: columns[place] ?? '',
    empty: addressees.filter(({ values }) => (values[place] ?? '') === '').length,
  }));
  const first = addressees.slice(0, MOST_SHOWN).flatMap((addressee) => {
    const message = price(addressee);
    return message ? { recipient: message.recipient, text: message.text, segmentCount: message.segmentCount } : [];
  });
  return { fields, first };
}
