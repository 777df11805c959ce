import type { PricedMessage } from '@/lib/domain/sending/outgoing';
import type { Written } from './read-written';

/** What a test to a number would be, with the values of the first recipient; null: its text is too long. */
export const priceTest = ({ recipients, pricing }: Written, msisdn: string): PricedMessage | null =>
  pricing.price({ msisdn, values: recipients.valid[0]?.values ?? [] });
