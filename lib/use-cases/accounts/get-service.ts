import { readService, type Service } from '@/lib/db/accounts/accounts';
import { ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

/** What is known of an account as a service: since when it is there, and how many of its API users have a quota. */
export const getService = defineUseCase<void, Service>({
  action: 'account.read',
  run: async ({ db }, { id }) => ok(await readService(db, id)),
});
