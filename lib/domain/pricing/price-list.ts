import { type Credits, ONE_CREDIT } from '../credits';
import { EVERYWHERE, type NewRate, type Rate } from './rate';

/** What a segment costs to an MSISDN. */
export type PriceList = (msisdn: string) => Credits;

/** Every price, those of later among them. */
export type Prices = {
  /** The list of a moment. */
  at(now: Date): PriceList;
};

/** The longest prefix wins. Each number is priced in the accept path: nothing is asked for, and nothing is made. */
export function createPriceList(rates: readonly NewRate[]): PriceList {
  const byPrefix = new Map(rates.map(({ prefix, credits }) => [Number(prefix), credits]));
  const longest = rates.reduce((most, { prefix }) => Math.max(most, prefix.length), 0);
  const otherwise = byPrefix.get(Number(EVERYWHERE)) ?? ONE_CREDIT;
  return (msisdn) => {
    const end = Math.min(longest, msisdn.length);
    let credits = otherwise;
    let prefix = 0;
    for (let index = 0; index < end; index += 1) {
      prefix = prefix * 10 + msisdn.charCodeAt(index) - ZERO;
      credits = byPrefix.get(prefix) ?? credits;
    }
    return credits;
  };
}

const ZERO = '0'.charCodeAt(0);

/** One a prefix: the newest that holds already. */
function ratesInForce(rates: readonly Rate[], now: Date): Rate[] {
  const newest = new Map<string, Rate>();
  for (const rate of rates) {
    const other = newest.get(rate.prefix);
    const isLater = other === undefined || rate.validFrom > other.validFrom;
    if (rate.validFrom <= now && isLater) newest.set(rate.prefix, rate);
  }
  return [...newest.values()];
}

/** A list is made when the first one asks for it and kept for as long as it holds. */
export function createPrices(rates: readonly Rate[]): Prices {
  let list: PriceList = createPriceList([]);
  let since = Number.POSITIVE_INFINITY;
  let until = Number.NEGATIVE_INFINITY;
  return {
    at: (now) => {
      const time = now.getTime();
      if (time < since || time >= until) {
        list = createPriceList(ratesInForce(rates, now));
        const times = rates.map(({ validFrom }) => validFrom.getTime());
        since = times.reduce((last, from) => (from <= time ? Math.max(last, from) : last), Number.NEGATIVE_INFINITY);
        until = times.reduce((next, from) => (from > time ? Math.min(next, from) : next), Number.POSITIVE_INFINITY);
      }
      return list;
    },
  };
}
