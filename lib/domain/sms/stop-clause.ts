import { isFrench } from '../numbering/msisdn';
import { isAlphanumericSender } from '../sender/sender';

type Circumstances = {
  readonly clause: string;
  /** The account's setting. */
  readonly enabled: boolean;
  /** The request's own waiver, for messages that sell nothing. */
  readonly noStop: boolean;
  readonly sender: string;
  /** MSISDN. */
  readonly recipient: string;
};

/** The text as it is sent and billed: a French recipient of an alphanumeric sender is told how to opt out. */
export function withStopClause(text: string, { clause, enabled, noStop, sender, recipient }: Circumstances): string {
  const needed = enabled && !noStop && isAlphanumericSender(sender) && isFrench(recipient);
  return needed ? `${text}\n${clause}` : text;
}
