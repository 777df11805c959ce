import { listEnabledKinds } from '@/lib/db/carriers/carriers';
import { onlySeems } from '@/lib/domain/carrier/carrier';
import { ok } from '@/lib/domain/result';
import type { AccountReach } from '@/lib/schemas/account';
import { defineUseCase } from '../_shared/define-use-case';

/** Whether anything that an account sends reaches a phone: of carriers its people are told no more than that. */
export const getReach = defineUseCase<void, AccountReach>({
  action: 'account.read',
  run: async ({ db }) => {
    const kinds = await listEnabledKinds(db);
    return ok({ onlySeems: onlySeems(kinds), isNoneEnabled: kinds.length === 0 });
  },
});
