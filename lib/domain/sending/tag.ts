/** By what a sender finds a message again; whoever gets it does not see it. */
import { isOneLine } from '../one-line';

/** In code points. */
export const TAG_MAX_LENGTH = 20;

/** Of what somebody sends to themselves to see how it arrives; as it is written here, no other letters and no spaces. */
export const TEST_TAG = 'test';

export type TagFault = 'too_long' | 'not_one_line';

/** Whoever names it, and by whichever way; null: it can be a tag, as the empty one can, which is none. */
export function whyNotTag(tag: string): TagFault | null {
  if ([...tag].length > TAG_MAX_LENGTH) return 'too_long';
  return isOneLine(tag) ? null : 'not_one_line';
}
