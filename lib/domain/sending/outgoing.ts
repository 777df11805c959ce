import { type Credits } from '../credits';
import type { PriceList } from '../pricing/price-list';
import { type Encoding, MAX_SEGMENTS, segmentText } from '../sms/segmentation';
import { needsStopClause } from '../sms/stop-clause';
import { withStopClause } from '../sms/stop-clause-text';

/** One message ready to be paid for: its text is final and its price fixed. */
export type PricedMessage = {
  readonly recipient: string;
  readonly text: string;
  readonly encoding: Encoding;
  readonly segmentCount: number;
  readonly credits: Credits;
};

/** The message for a recipient; null when it has more segments than a message can. */
export type Price<To> = (to: To) => PricedMessage | null;

export type Composition = {
  readonly message: string;
  readonly forceUcs2: boolean;
  readonly noStop: boolean;
  readonly sender: string;
  readonly stopClause: { readonly enabled: boolean; readonly text: string };
};

/**
 * Makes the message for each recipient: the text as it is sent, STOP clause included, and the price of just that text.
 * Null when it has more segments than a message can. Whatever the recipients, there are only two texts, and each is
 * counted once.
 */
export function createPricing(composition: Composition, creditsPerSegment: PriceList): Price<string> {
  const { message, forceUcs2, noStop, sender, stopClause } = composition;
  const clauseFor = needsStopClause({ enabled: stopClause.enabled, noStop, sender });
  const counted = (text: string) => ({ text, ...segmentText(text, { forceUcs2 }) });
  let bare: ReturnType<typeof counted> | undefined;
  let closed: ReturnType<typeof counted> | undefined;
  return (recipient) => {
    const { text, encoding, segmentCount } = clauseFor(recipient)
      ? (closed ??= counted(withStopClause(message, stopClause.text)))
      : (bare ??= counted(message));
    if (segmentCount > MAX_SEGMENTS) return null;
    return { recipient, text, encoding, segmentCount, credits: creditsPerSegment(recipient) * segmentCount };
  };
}
