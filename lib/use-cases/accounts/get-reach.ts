import { readWaitingOf } from '@/lib/db/health/waiting-for-any';
import { ok } from '@/lib/domain/result';
import type { AccountReach } from '@/lib/schemas/account';
import { defineUseCase } from '../_shared/define-use-case';
import { readTaking } from '../_shared/read-taking';

/** Whether anything that an account sends reaches a phone: of carriers its people are told no more than that. */
export const getReach = defineUseCase<void, AccountReach>({
  action: 'account.read',
  run: async ({ db, now }, { id }) => {
    const taking = await readTaking(db);
    const waiting = taking.isNoneTaking ? await readWaitingOf(db, id, now) : null;
    return ok({ ...taking, waiting: waiting && { ...waiting, since: waiting.since?.toISOString() ?? null } });
  },
});
