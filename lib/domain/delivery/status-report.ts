import type { DlrId } from './dlr';
import { canMove, type MessageState } from './message-state';
import { outcomeOf, type Reported } from './receipt';

type Report = Reported & {
  /** The carrier's own words. */
  readonly text: string;
  readonly at: Date;
};

/** What a carrier says of one message, which it names by its own id. */
export type CarrierReceipt = Report & { readonly carrier: string; readonly carrierMessageId: string };

/** What a carrier says of a message of ours. */
export type StatusReport = Report & { readonly messageId: number };

type Status = { readonly state: MessageState; readonly ptt: number };

export type ReportedStatus = {
  readonly state: MessageState;
  readonly dlrId: DlrId;
  /** False for a late or repeated report, which is recorded and changes nothing. */
  readonly applied: boolean;
};

/** Where a report leads a message that is in `current`. */
export function applyReport(current: Status, report: Reported): ReportedStatus {
  const outcome = outcomeOf(report);
  const repeated = current.state === outcome.state && current.ptt === report.ptt;
  return { ...outcome, applied: !repeated && canMove(current.state, outcome.state) };
}
