import { countWaitingTo as count } from '@/lib/db/blacklist/waiting-to';
import { ok } from '@/lib/domain/result';
import type { WaitingTo } from '@/lib/schemas/blacklist';
import { defineUseCase } from '../_shared/define-use-case';

/** Before a number is put on the blacklist: how much that waits it would stop. */
export const countWaitingTo = defineUseCase<{ readonly number: string }, WaitingTo>({
  action: 'blacklist.add',
  run: async ({ db }, { id }, { number }) => ok({ waiting: await count(db, id, number) }),
});
