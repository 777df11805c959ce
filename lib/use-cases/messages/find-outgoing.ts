import { findApiUserId } from '@/lib/db/api-users/api-users';
import { listFollowedIds } from '@/lib/db/messages/followed-messages';
import type { FollowedSearch } from '@/lib/domain/delivery/followed-message';
import type { IdPage } from '@/lib/domain/page';
import { err, ok } from '@/lib/domain/result';
import type { Period } from '@/lib/domain/time/period';
import { defineUseCase } from '../_shared/define-use-case';

type Input = FollowedSearch & {
  /** Null: of the account as a whole. */
  readonly login: string | null;
  readonly period: Period;
};

/** The ids of what was sent, newest first, as far as one page goes. */
export const findOutgoing = defineUseCase<Input, IdPage, 'api_user_not_found'>({
  action: 'message.read',
  run: async ({ db }, { id: accountId }, { login, period, ...search }) => {
    if (login !== null && (await findApiUserId(db, accountId, login)) === null) return err('api_user_not_found');
    return ok(await listFollowedIds(db, { accountId, login }, search, period));
  },
});
