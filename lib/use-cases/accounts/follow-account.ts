import { ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

/** Whether the actor may hear of an account's changes; answers its id, by which events are picked. */
export const followAccount = defineUseCase<void, { readonly accountId: number }>({
  action: 'message.read',
  run: async (_dependencies, { id }) => ok({ accountId: id }),
});
