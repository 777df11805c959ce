import type { MessageState } from '@/lib/domain/delivery/message-state';
import { findPtt } from '@/lib/domain/delivery/ptt';
import type { MessageRow } from '@/lib/schemas/message';
import { Badge, type Tone } from '../ui/Badge';

const STATES: Readonly<Record<MessageState, { label: string; tone: Tone }>> = {
  scheduled: { label: 'Scheduled', tone: 'accent' },
  accepted: { label: 'Accepted', tone: 'neutral' },
  submitted: { label: 'Submitted', tone: 'wait' },
  buffered: { label: 'Buffered', tone: 'wait' },
  delivered: { label: 'Delivered', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  expired: { label: 'Expired', tone: 'bad' },
  error: { label: 'Error, not billed', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
};

export const stateLabel = (state: MessageState): string => STATES[state].label;

/** The state in a word, and why in a few more when the network said so. */
export function MessageStatus({ state, ptt }: Pick<MessageRow, 'state' | 'ptt'>) {
  const details = findPtt(ptt);
  const explains = details && ptt !== 0 && details.comment !== stateLabel(state);
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-2 gap-y-0.5 sm:justify-start">
      <Badge tone={STATES[state].tone}>{stateLabel(state)}</Badge>
      {explains && (
        <span title={`ptt ${ptt}: ${details.description}`} className="text-sm text-muted">
          {details.comment}
        </span>
      )}
    </span>
  );
}
