import type { Credits } from '../credits';
import { countryOf, type NumberCountry } from '../numbering/country-of';
import type { Addressee } from './addressee';
import type { Price } from './outgoing';

/** Of several messages: the fewest and the most that one has, and all together. */
export type SegmentCounts = { readonly least: number; readonly most: number; readonly total: number };

/** What a send costs in one country. */
export type CountryShare = NumberCountry & {
  readonly recipients: number;
  readonly segments: SegmentCounts;
  readonly credits: Credits;
};

const NONE: SegmentCounts = { least: Number.POSITIVE_INFINITY, most: 0, total: 0 };

const addTo = (sum: SegmentCounts, { least, most, total }: SegmentCounts): SegmentCounts => ({
  least: Math.min(sum.least, least),
  most: Math.max(sum.most, most),
  total: sum.total + total,
});

const alone = (count: number): SegmentCounts => ({ least: count, most: count, total: count });

/** Of a whole send; null when it goes nowhere. */
export const segmentsOfAll = (shares: readonly CountryShare[]): SegmentCounts | null =>
  shares.length === 0 ? null : shares.map(({ segments }) => segments).reduce(addTo);

/**
 * What a send would cost, country by country, the dearest first; null when a text is too long for one message as it
 * would be sent. What runs this may serve others after each batch.
 */
export function* addUpPrices(
  batches: Iterable<readonly Addressee[]>,
  price: Price<Addressee>,
): Generator<void, readonly CountryShare[] | null> {
  const shares = new Map<string, CountryShare>();
  for (const addressees of batches) {
    for (const addressee of addressees) {
      const message = price(addressee);
      if (!message) return null;
      const home = countryOf(addressee.msisdn);
      const key = `${home.callingCode} ${home.country}`;
      const { recipients, segments, credits } = shares.get(key) ?? { recipients: 0, segments: NONE, credits: 0 };
      shares.set(key, {
        ...home,
        recipients: recipients + 1,
        segments: addTo(segments, alone(message.segmentCount)),
        credits: credits + message.credits,
      });
    }
    yield;
  }
  return [...shares.values()].toSorted((one, other) => other.credits - one.credits);
}
