import { listSenders } from '@/lib/db/accounts/senders';
import { ok } from '@/lib/domain/result';
import type { Sender } from '@/lib/domain/sender/sender';
import { defineUseCase } from '../_shared/define-use-case';

/** What an account has declared as its senders. */
export const findSenders = defineUseCase<undefined, readonly Sender[]>({
  action: 'sender.read',
  run: async ({ db }, { id }) => ok(await listSenders(db, id)),
});
