import type { MessageEventRow } from '@/lib/db/messages/status-store';

type PassedOn = {
  readonly messageId: number;
  /** The carrier that did not take it. */
  readonly from: string;
  /** What that said; empty: nothing. */
  readonly said: string;
  readonly at: Date;
};

/** What a message's history says when it goes to another carrier: which one did not take it, and why. It changes nothing. */
export const passedOn = ({ messageId, from, said, at }: PassedOn): MessageEventRow => ({
  ...{ messageId, at, state: 'accepted', ptt: 0, dlrId: 0, segment: null },
  carrierText: said === '' ? from : `${from}: ${said}`,
  ...{ reason: 'passed_on', applied: false },
});
