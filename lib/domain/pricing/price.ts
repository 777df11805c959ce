import { type Credits, ONE_CREDIT } from '../credits';

/** Destinations whose price differs, by country calling code. The guide names India alone: 0.4 credit. */
const SPECIAL_PRICES: readonly (readonly [callingCode: string, credits: Credits])[] = [['91', 40]];

/** The price of one segment to this MSISDN. */
const creditsPerSegment = (msisdn: string): Credits =>
  SPECIAL_PRICES.find(([callingCode]) => msisdn.startsWith(callingCode))?.[1] ?? ONE_CREDIT;

/** Each segment is charged. */
export const priceMessage = (msisdn: string, segmentCount: number): Credits => creditsPerSegment(msisdn) * segmentCount;
