import { findApiUserId } from '@/lib/db/api-users/api-users';
import { listIncomingIds } from '@/lib/db/incoming/incoming-log';
import type { IdPage, PageCut } from '@/lib/domain/page';
import { err, ok } from '@/lib/domain/result';
import type { Period } from '@/lib/domain/time/period';
import { defineUseCase } from '../_shared/define-use-case';

type Input = PageCut & {
  /** Whose messages they answer; null: anybody's. */
  readonly login: string | null;
  readonly msisdn?: string | undefined;
  readonly tag?: string | undefined;
  readonly period: Period;
};

/** The ids of what people have sent to the account, newest first, as far as one page goes. */
export const findIncomingIds = defineUseCase<Input, IdPage, 'api_user_not_found'>({
  action: 'incoming.read',
  run: async ({ db }, { id: accountId }, { login, period, ...search }) => {
    const apiUserId = login === null ? null : await findApiUserId(db, accountId, login);
    if (login !== null && apiUserId === null) return err('api_user_not_found');
    return ok(await listIncomingIds(db, accountId, { ...search, apiUserId }, period));
  },
});
