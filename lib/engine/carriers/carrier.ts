import type { DlrId } from '@/lib/domain/delivery/dlr';
import type { OutboundMessage } from '@/lib/domain/delivery/outbound-message';

/** `attempt`: how often submission has been tried, this try included. */
export type Submission = OutboundMessage & { readonly attempt: number };

/** A carrier's id may be empty, or one that it has given before: then its receipts cannot be told apart. */
export type SubmitResult =
  | { readonly kind: 'accepted'; readonly carrierMessageId: string }
  | { readonly kind: 'refused'; readonly ptt: number; readonly dlrId: DlrId; readonly text: string }
  | { readonly kind: 'retry'; readonly text: string };

/**
 * What a carrier driver must do. `submit` MUST answer one result for each message, in order, and MUST NOT throw for a
 * message that it could not hand over: that is a `retry`. It SHOULD recognise a message id that it has taken before,
 * because a crash between its answer and our commit makes us submit again. It MAY report receipts at any time later,
 * even before our commit of its answer.
 */
export type Carrier = {
  readonly name: string;
  submit(messages: readonly Submission[]): Promise<readonly SubmitResult[]>;
};
