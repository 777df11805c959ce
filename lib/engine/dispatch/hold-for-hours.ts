import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import type { ClaimedMessage } from '@/lib/db/messages/dispatch-outbox';
import { insertEvents } from '@/lib/db/messages/status-store';
import { moveWaiting } from '@/lib/db/messages/unsent';
import { letGo, postpone } from '@/lib/db/outbox/leases';
import { isWithinHours, nextOpening } from '@/lib/domain/sending/commercial-hours';

type By = { readonly nodeId: number; readonly now: Date };

type HeldAndNot = {
  /** What may leave now. */
  readonly within: readonly ClaimedMessage[];
  /** Whose messages were held. */
  readonly accountIds: readonly number[];
};

const isUntouched = ({ attempt, doubts }: ClaimedMessage) => attempt === 1 && doubts === 0;

/** Of one that has begun to leave, the other segments follow: a phone shows nothing of a part. */
const isWhole = ({ segments, segmentCount }: ClaimedMessage) => segments.length === segmentCount;

/**
 * Puts what this node has claimed outside of commercial hours off to their opening, where its account keeps them: what a
 * slow carrier or a retry has left over, or what was scheduled before the account did. What nobody has tried is an
 * ordinary scheduled message then; anything else keeps its tries and when it was due. Its age is counted in the hours
 * alone (lib/domain/sending/validity.ts), or a weekend would take the time for which a message is tried.
 */
export async function holdForHours(
  tx: SqlTransaction,
  { nodeId, now }: By,
  claimed: readonly ClaimedMessage[],
): Promise<HeldAndNot> {
  if (claimed.length === 0 || isWithinHours(now)) return { within: claimed, accountIds: [] };
  const isHeld = (message: ClaimedMessage) => message.keepsHours && isWhole(message);
  const held = claimed.filter(isHeld);
  await putOff(tx, held, { nodeId, now });
  return {
    within: claimed.filter((message) => !isHeld(message)),
    accountIds: [...new Set(held.map(({ accountId }) => accountId))],
  };
}

async function putOff(tx: SqlTransaction, held: readonly ClaimedMessage[], { nodeId, now }: By): Promise<void> {
  if (held.length === 0) return;
  const opening = nextOpening(now);
  const untouched = held.filter(isUntouched).map(({ id }) => id);
  const tried = held.filter((message) => !isUntouched(message));
  if (untouched.length > 0) {
    await moveWaiting(tx, untouched, opening, now);
    await letGo(tx, 'submission', untouched, nodeId);
  }
  await postpone(
    tx,
    'submission',
    tried.map(({ id, attempt }) => ({ id, attempts: attempt - 1, until: opening })),
    nodeId,
  );
  await insertEvents(
    tx,
    held.map((message) => ({
      messageId: message.id,
      at: now,
      state: isUntouched(message) ? 'scheduled' : message.state,
      ...{ ptt: 0, dlrId: 0, segment: null, carrierText: '', reason: 'outside_hours', applied: true },
    })),
  );
}
