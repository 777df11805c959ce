import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import type { Writer } from '@/lib/db/connections/writer';
import { dropLeftOfDeleted } from '@/lib/db/incoming/left-of-deleted';
import {
  listAccountIds,
  purgeInstanceAudit,
  purgeLogs,
  purgeMessages,
  readRetentionMonths,
  recordPurge,
} from '@/lib/db/retention/purge-store';
import { dropExpiredReceipts } from '@/lib/db/smpp/receipts';
import { SYSTEM } from '@/lib/domain/authorisation/actor';
import { assertMay } from '@/lib/domain/authorisation/authorise';
import type { EventPublisher } from '@/lib/domain/events';
import { keptSince, RETENTION } from '@/lib/domain/retention/retention';

/** Few enough that a piece holds up others for some milliseconds only. */
const LARGEST_PIECE = 100;
/** Of what nothing hangs from: receipts by SMPP, and what is left of what was deleted. */
const MOST_AT_ONCE = 1_000;

type Dependencies = { readonly writer: Writer; readonly events: EventPublisher; readonly now: Date };
type Standing = { readonly accountId: number; readonly afterId: number };

/**
 * One purge of every account, piece by piece, of receipts by SMPP that are told no more, of the
 * instance's audit log, and of what is left of what was deleted. Each call deletes one piece and answers whether another is to follow.
 * How long an account keeps its messages is read again for each piece, so a longer time saves what is still there. An
 * account whose piece fails is left to the next purge, and so is whatever an unfinished purge left.
 */
export function createPurge() {
  let waiting: Standing[] | null = null;
  return async ({ writer, events, now }: Dependencies): Promise<boolean> => {
    waiting ??= (await writer.commit(listAccountIds)).map((accountId) => ({ accountId, afterId: 0 }));
    const [current, ...others] = waiting;
    if (!current) {
      if (await writer.commit((tx) => dropExpiredReceipts(tx, now, MOST_AT_ONCE))) return true;
      if (await writer.commit((tx) => purgeInstanceAudit(tx, keptSince(now, RETENTION.first), MOST_AT_ONCE)))
        return true;
      if (await writer.commit((tx) => dropLeftOfDeleted(tx, now, MOST_AT_ONCE))) return true;
      waiting = null;
      return false;
    }
    waiting = others;
    const lookedTo = await writer.commit((tx) => purgePiece(tx, current, now));
    if (lookedTo !== null) {
      waiting = [{ ...current, afterId: lookedTo }, ...others];
      return true;
    }
    for (const type of ['messages', 'callbacks', 'alerts', 'audit', 'credits'] as const) {
      events.publish({ type, accountId: current.accountId });
    }
    return true;
  };
}

/** Answers up to which message it looked; null when nothing older is left of this account. */
async function purgePiece(tx: SqlTransaction, { accountId, afterId }: Standing, now: Date): Promise<number | null> {
  assertMay(SYSTEM, accountId, 'account.purge');
  const months = await readRetentionMonths(tx, accountId);
  if (months === null) return null;
  const plan = { accountId, before: keptSince(now, months), afterId, now };
  const { lookedTo } = await purgeMessages(tx, plan, LARGEST_PIECE);
  const goesOn = await purgeLogs(tx, plan, LARGEST_PIECE);
  if (lookedTo === null && !goesOn) {
    await recordPurge(tx, plan);
    return null;
  }
  return lookedTo ?? afterId;
}
