import type { Credits } from '../credits';
import { countryOf, type NumberCountry } from '../numbering/country-of';
import { type Composition, createPricing } from './outgoing';

/** What a send costs in one country. */
export type CountryShare = NumberCountry & {
  readonly recipients: number;
  /** Of each message. */
  readonly segmentCount: number;
  readonly credits: Credits;
};

/**
 * What a send would cost, country by country, the dearest first; null when a text is too long for one message as it
 * would be sent. What runs this may serve others after each batch of MSISDNs.
 */
export function* addUpPrices(
  batches: Iterable<readonly string[]>,
  composition: Composition,
): Generator<void, readonly CountryShare[] | null> {
  const price = createPricing(composition);
  const shares = new Map<string, CountryShare>();
  for (const recipients of batches) {
    for (const recipient of recipients) {
      const message = price(recipient);
      if (!message) return null;
      const home = countryOf(recipient);
      const key = `${home.callingCode} ${home.country}`;
      const { recipients: count, credits } = shares.get(key) ?? { recipients: 0, credits: 0 };
      const { segmentCount } = message;
      shares.set(key, { ...home, segmentCount, recipients: count + 1, credits: credits + message.credits });
    }
    yield;
  }
  return [...shares.values()].toSorted((one, other) => other.credits - one.credits);
}
