import { findPendingJob } from '@/lib/db/messages/pending-jobs';
import type { PendingJob } from '@/lib/domain/delivery/pending-job';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

/** `login` null: whoever of the account has sent it. */
type Input = { readonly id: number; readonly login: string | null };

/** A message that waits for its moment, or that is due and that no carrier has been given yet. */
export const getJob = defineUseCase<Input, PendingJob, 'message_not_found'>({
  action: 'message.read',
  run: async ({ db }, { id: accountId }, { id, login }) => {
    const job = await findPendingJob(db, { accountId, login }, id);
    return job ? ok(job) : err('message_not_found');
  },
});
