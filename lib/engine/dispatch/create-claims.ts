import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import type { Writer } from '@/lib/db/connections/writer';
import { type ClaimedMessage, readClaimed } from '@/lib/db/messages/dispatch-outbox';
import { claimForCarrier } from '@/lib/db/messages/dispatch-queues';
import { newestUnmatchedReceipt } from '@/lib/db/messages/unmatched-receipts';
import { postpone } from '@/lib/db/outbox/leases';
import { BARRED_NUMBER_PTT } from '@/lib/domain/delivery/ptt';
import type { EventPublisher } from '@/lib/domain/events';
import { oldestWorthTrying } from '@/lib/domain/outbox/retry-policy';
import { dueAgain } from '@/lib/domain/sending/validity';
import type { CarrierTraits } from '../carriers/contract/driver';
import { holdForHours } from './hold-for-hours';
import { sortClaimed } from './judge-submission';
import { claimRouted } from './routing/route-open';
import type { Router } from './routing/router';
import type { SegmentOutcome } from './segment-outcome';
import type { Submitted } from './settle-submissions';
import { TOO_OLD, withheld } from './withhold';

type Dependencies = {
  readonly writer: Writer;
  readonly carrier: CarrierTraits;
  readonly router: Router;
  readonly events: EventPublisher;
  readonly nodeId: number;
  readonly now: () => Date;
  /** Told of what is not given to the carrier, as if that had answered. */
  readonly onSubmitted: (submitted: Submitted) => void;
};

/** How much a round found to do. */
export type HandedOver = {
  readonly claimed: number;
  /** There may be more that is due. */
  readonly isMore: boolean;
};

type Claimed = HandedOver & {
  /** Those of them that are to be given to the carrier. */
  readonly fit: readonly ClaimedMessage[];
  readonly knownBefore: number;
};

const TOO_OFTEN_IN_DOUBT: SegmentOutcome = { kind: 'withheld', reason: 'not_repeated' };

/** As a network says it of a number that it has barred. */
const BLACKLISTED: SegmentOutcome = { kind: 'refused', ptt: BARRED_NUMBER_PTT, billed: false, reason: 'blacklisted' };

/** Claims what is due for one carrier, and keeps back what is not to be sent any more, or not at this hour. */
export function createClaims({ writer, carrier, router, events, nodeId, now, onSubmitted }: Dependencies) {
  const claimOf = (dueBy: Date, limit: number) => ({ carrier: carrier.name, nodeId, now: dueBy, limit });
  const read = async (tx: SqlTransaction, ids: readonly number[]) => ({
    messages: await readClaimed(tx, ids),
    knownBefore: await newestUnmatchedReceipt(tx),
  });
  const withhold = (messages: readonly ClaimedMessage[], outcome: SegmentOutcome, knownBefore: number) => {
    for (const message of messages) onSubmitted(withheld(message, outcome, { at: now(), knownBefore }));
  };
  /** What was due so long ago that others are over, and is not: it was not for the carrier, so its tries stay as they are. */
  const putBack = (tx: SqlTransaction, messages: readonly ClaimedMessage[], at: Date) =>
    postpone(
      tx,
      'submission',
      messages.map(({ id, attempt, validUntil }) => ({ id, attempts: attempt - 1, until: dueAgain(validUntil, at) })),
      nodeId,
    );
  return {
    claim: async (limit: number): Promise<Claimed> => {
      const at = now();
      const claim = await writer.commit(async (tx) => {
        const { ids, ...routed } = await claimRouted(tx, router, claimOf(at, limit));
        const claimed = { ...(await read(tx, ids)), ...routed };
        const fresh = claimed.messages.filter(({ validUntil }) => validUntil > at);
        const { fit, unfit } = sortClaimed(carrier, fresh);
        const barred = fit.filter(({ isBlacklisted }) => isBlacklisted);
        // What is never sent does not wait for an hour to be sent at.
        const allowed = fit.filter(({ isBlacklisted }) => !isBlacklisted);
        return { ...claimed, unfit, barred, ...(await holdForHours(tx, { nodeId, now: at }, allowed)) };
      });
      const { messages, knownBefore, unfit, barred, within, accountIds, others, isMore } = claim;
      router.wake(others);
      for (const accountId of accountIds) events.publish({ type: 'messages', accountId });
      withhold(
        messages.filter(({ validUntil }) => validUntil <= at),
        TOO_OLD,
        knownBefore,
      );
      withhold(unfit, TOO_OFTEN_IN_DOUBT, knownBefore);
      withhold(barred, BLACKLISTED, knownBefore);
      return { claimed: messages.length, isMore, fit: within, knownBefore };
    },
    endTooOld: async (limit: number): Promise<number> => {
      const at = now();
      const oldest = oldestWorthTrying('submission', at);
      const { messages, knownBefore } = await writer.commit(async (tx) => {
        const claimed = await read(tx, await claimForCarrier(tx, { ...claimOf(oldest, limit), open: 'all' }));
        await putBack(
          tx,
          claimed.messages.filter(({ validUntil }) => validUntil > at),
          at,
        );
        return claimed;
      });
      withhold(
        messages.filter(({ validUntil }) => validUntil <= at),
        TOO_OLD,
        knownBefore,
      );
      return messages.length;
    },
  };
}
