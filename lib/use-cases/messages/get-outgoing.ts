import type { Database } from '@/lib/db/connections/client';
import { findFollowed, type Sent } from '@/lib/db/messages/followed-messages';
import { findPendingJob, wasNeverWritten } from '@/lib/db/messages/pending-jobs';
import type { FollowedMessage } from '@/lib/domain/delivery/followed-message';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

/** `login` null: whoever of the account has sent it. */
type Input = { readonly id: number; readonly login: string | null };

const NOTHING_YET = { ptt: 0, dlrId: 0, submittedAt: null, deliveredAt: null } as const;

/** One of a bulk send's that is not written yet waits, as any other that does. */
async function findUnwritten(db: Database, whose: Sent, id: number): Promise<FollowedMessage | null> {
  const waiting = await findPendingJob(db, whose, id);
  // It may have been written meanwhile.
  return waiting ? { ...waiting, ...NOTHING_YET } : findFollowed(db, whose, id);
}

/** One message and what became of it, without what it cost whom and which URLs were told. */
export const getOutgoing = defineUseCase<Input, FollowedMessage, 'message_not_found' | 'never_written'>({
  action: 'message.read',
  run: async ({ db }, { id: accountId }, { id, login }) => {
    const whose = { accountId, login };
    const message = (await findFollowed(db, whose, id)) ?? (await findUnwritten(db, whose, id));
    if (message) return ok(message);
    return err((await wasNeverWritten(db, whose, id)) ? 'never_written' : 'message_not_found');
  },
});
