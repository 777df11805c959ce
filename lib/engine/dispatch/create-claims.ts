import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import type { Writer } from '@/lib/db/connections/writer';
import { type ClaimedMessage, claimDueMessages } from '@/lib/db/messages/dispatch-outbox';
import { newestUnmatchedReceipt } from '@/lib/db/messages/unmatched-receipts';
import { BARRED_NUMBER_PTT } from '@/lib/domain/delivery/ptt';
import type { EventPublisher } from '@/lib/domain/events';
import { oldestWorthTrying } from '@/lib/domain/outbox/retry-policy';
import type { ConnectedCarrier } from '../carriers/contract/driver';
import { holdForHours } from './hold-for-hours';
import { sortClaimed } from './judge-submission';
import type { SegmentOutcome } from './segment-outcome';
import type { Submitted } from './settle-submissions';

type Dependencies = {
  readonly writer: Writer;
  readonly carrier: ConnectedCarrier;
  readonly events: EventPublisher;
  readonly nodeId: number;
  readonly now: () => Date;
  /** Told of what is not given to the carrier, as if that had answered. */
  readonly onSubmitted: (submitted: Submitted) => void;
};

type Claimed = {
  /** How many were claimed. */
  readonly count: number;
  /** Those of them that are to be given to the carrier. */
  readonly fit: readonly ClaimedMessage[];
  readonly knownBefore: number;
};

const TOO_OLD: SegmentOutcome = { kind: 'withheld', reason: 'too_old' };

const TOO_OFTEN_IN_DOUBT: SegmentOutcome = { kind: 'withheld', reason: 'not_repeated' };

/** As a network says it of a number that it has barred. */
const BLACKLISTED: SegmentOutcome = { kind: 'refused', ptt: BARRED_NUMBER_PTT, billed: false, reason: 'blacklisted' };

/** Claims what is due for one carrier, and keeps back what is not to be sent any more, or not at this hour. */
export function createClaims({ writer, carrier, events, nodeId, now, onSubmitted }: Dependencies) {
  const claimBy = async (tx: SqlTransaction, dueBy: Date, limit: number) => ({
    messages: await claimDueMessages(tx, { nodeId, now: dueBy, limit }),
    knownBefore: await newestUnmatchedReceipt(tx),
  });
  const withhold = (messages: readonly ClaimedMessage[], outcome: SegmentOutcome, knownBefore: number) => {
    for (const message of messages) {
      const results = new Map(message.segments.map((segment) => [segment, outcome] as const));
      onSubmitted({ message, results, at: now(), knownBefore });
    }
  };
  return {
    claim: async (limit: number): Promise<Claimed> => {
      const at = now();
      const oldest = oldestWorthTrying('submission', at);
      const { messages, knownBefore, unfit, barred, within, accountIds } = await writer.commit(async (tx) => {
        const claimed = await claimBy(tx, at, limit);
        const fresh = claimed.messages.filter(({ dueAt }) => dueAt > oldest);
        const { fit, unfit } = sortClaimed(carrier, fresh);
        const barred = fit.filter(({ isBlacklisted }) => isBlacklisted);
        // What is never sent does not wait for an hour to be sent at.
        const allowed = fit.filter(({ isBlacklisted }) => !isBlacklisted);
        return { ...claimed, unfit, barred, ...(await holdForHours(tx, { nodeId, now: at }, allowed)) };
      });
      for (const accountId of accountIds) events.publish({ type: 'messages', accountId });
      withhold(
        messages.filter(({ dueAt }) => dueAt <= oldest),
        TOO_OLD,
        knownBefore,
      );
      withhold(unfit, TOO_OFTEN_IN_DOUBT, knownBefore);
      withhold(barred, BLACKLISTED, knownBefore);
      return { count: messages.length, fit: within, knownBefore };
    },
    endTooOld: async (limit: number): Promise<number> => {
      const oldest = oldestWorthTrying('submission', now());
      const { messages, knownBefore } = await writer.commit((tx) => claimBy(tx, oldest, limit));
      withhold(messages, TOO_OLD, knownBefore);
      return messages.length;
    },
  };
}
