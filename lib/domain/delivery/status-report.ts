import type { DlrId } from './dlr';
import { canMove, type MessageState } from './message-state';
import { outcomeOfPtt } from './receipt';

/** What a carrier says of one message. */
export type StatusReport = {
  readonly messageId: number;
  readonly ptt: number;
  readonly billed: boolean;
  /** The carrier's own words. */
  readonly text: string;
  readonly at: Date;
};

type Status = { readonly state: MessageState; readonly ptt: number };

export type ReportedStatus = {
  readonly state: MessageState;
  readonly dlrId: DlrId;
  /** False for a late or repeated report, which is recorded and changes nothing. */
  readonly applied: boolean;
};

/** Where a report leads a message that is in `current`. */
export function applyReport(current: Status, report: Pick<StatusReport, 'ptt' | 'billed'>): ReportedStatus {
  const outcome = outcomeOfPtt(report.ptt, { billed: report.billed });
  const repeated = current.state === outcome.state && current.ptt === report.ptt;
  return { ...outcome, applied: !repeated && canMove(current.state, outcome.state) };
}
