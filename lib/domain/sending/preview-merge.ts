import { groupMsisdn } from '../numbering/group-msisdn';
import type { Addressee } from './addressee';
import { readMergeText } from './merge-fields';
import type { Price, PricedMessage } from './outgoing';

export type Merged = {
  readonly fields: readonly {
    readonly name: string;
    /** How many recipients have no value for it. */
    readonly empty: number;
  }[];
  readonly first: readonly (Pick<PricedMessage, 'text' | 'segmentCount'> & {
    /** As its country writes it. */
    readonly groupedRecipient: string;
  })[];
};

/** As many are shown before a send. */
const MOST_SHOWN = 20;

/** What fields make of a text, before it is sent; null when it has none. What runs this may serve others in between. */
export function* previewMerge(
  message: string,
  columns: readonly string[],
  addressees: readonly Addressee[],
  price: Price<Addressee>,
): Generator<void, Merged | null> {
  const { used } = readMergeText(message, columns);
  if (used.length === 0) return null;
  const fields: Merged['fields'][number][] = [];
  for (const place of used) {
    const empty = addressees.filter(({ values }) => (values[place] ?? '') === '').length;
    fields.push({ name: columns[place] ?? '', empty });
    yield;
  }
  const first: Merged['first'][number][] = [];
  for (const addressee of addressees.slice(0, MOST_SHOWN)) {
    const message = price(addressee);
    if (message) {
      const { recipient, text, segmentCount } = message;
      first.push({ groupedRecipient: groupMsisdn(recipient), text, segmentCount });
    }
    yield;
  }
  return { fields, first };
}
