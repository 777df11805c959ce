import { isFrench } from '../numbering/msisdn';
import { isAlphanumericSender } from '../sender/sender';

type Circumstances = {
  /** The account's setting. */
  readonly enabled: boolean;
  /** The request's own waiver, for messages that sell nothing. */
  readonly noStop: boolean;
  readonly sender: string;
};

/** Whether anybody must be told how to opt out, should they be French. */
export const asksForStopClause = ({ enabled, noStop, sender }: Circumstances): boolean =>
  enabled && !noStop && isAlphanumericSender(sender);

/** Who must be told how to opt out: French recipients (MSISDNs) of an alphanumeric sender. */
export function needsStopClause(circumstances: Circumstances): (recipient: string) => boolean {
  const asked = asksForStopClause(circumstances);
  return (recipient) => asked && isFrench(recipient);
}
