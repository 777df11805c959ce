import { type Credits } from '../credits';
import { priceMessage } from '../pricing/price';
import { type Encoding, segmentText } from '../sms/segmentation';
import { withStopClause } from '../sms/stop-clause';

/** One message ready to be paid for: its text is final and its price fixed. */
export type PricedMessage = {
  readonly recipient: string;
  readonly text: string;
  readonly encoding: Encoding;
  readonly segmentCount: number;
  readonly credits: Credits;
};

export type Composition = {
  readonly message: string;
  readonly forceUcs2: boolean;
  readonly noStop: boolean;
  readonly sender: string;
  readonly stopClause: { readonly enabled: boolean; readonly text: string };
};

/**
 * Adds the STOP clause where it belongs, counts segments and prices each recipient. A long list has only two texts
 * (with and without the clause), so each text is segmented once.
 */
export function priceRecipients(recipients: readonly string[], composition: Composition): PricedMessage[] {
  const counted = new Map<string, ReturnType<typeof segmentText>>();
  const { message, forceUcs2, noStop, sender, stopClause } = composition;
  return recipients.map((recipient) => {
    const text = withStopClause(message, {
      clause: stopClause.text,
      enabled: stopClause.enabled,
      noStop,
      sender,
      recipient,
    });
    const segments = counted.get(text) ?? segmentText(text, { forceUcs2 });
    counted.set(text, segments);
    const { encoding, segmentCount } = segments;
    return { recipient, text, encoding, segmentCount, credits: priceMessage(recipient, segmentCount) };
  });
}
