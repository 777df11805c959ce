import { capacityOf, segmentText } from '../sms/segmentation';
import { withStopClause } from '../sms/stop-clause-text';

/** What the original's counter adds: it asks for no account, whose own clause may be another one. */
const USUAL_CLAUSE = 'STOP 36111';

export type TextEstimate = {
  readonly encoding: 'gsm7' | 'ucs2';
  /** Septets or 16-bit units, so that a character of the extension table counts twice. */
  readonly units: number;
  readonly unitsPerSegment: number;
  readonly segmentCount: number;
};

/** What a text takes, with or without the clause that French recipients are told. */
export function estimateText(message: string, hasClause: boolean): TextEstimate {
  const counted = segmentText(hasClause ? withStopClause(message, USUAL_CLAUSE) : message);
  const { encoding, units, segmentCount } = counted;
  return { encoding, units, segmentCount, unitsPerSegment: capacityOf(counted) };
}
