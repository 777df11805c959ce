import { findApiUserId } from '@/lib/db/api-users/api-users';
import type { Database } from '@/lib/db/connections/client';
import type { Sent } from '@/lib/db/messages/followed-messages';
import { listUnwrittenIds } from '@/lib/db/messages/pending-jobs';
import { listScheduled } from '@/lib/db/messages/scheduled-log';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

/** Where a page goes on: among what bulk sends have not written yet, after an id; then among messages, behind one. */
export type JobCursor = { readonly unwrittenAfter: number } | { readonly behind: number | null };

type Input = {
  /** Null: of the account as a whole. */
  readonly login: string | null;
  readonly from: JobCursor;
  readonly limit: number;
};

export type JobPage = { readonly ids: readonly number[]; readonly next: JobCursor | null };

export const FIRST_JOBS: JobCursor = { unwrittenAfter: 0 };

const ALWAYS = { since: null, until: null } as const;

/** Messages that wait, behind one of them. */
async function findWaiting(db: Database, { accountId, login }: Sent, behind: number | null, limit: number) {
  const search = {
    before: behind ?? undefined,
    limit,
    recipient: '',
    login: '',
    of: login ?? '',
    by: '' as const,
    who: '',
    sender: '',
    text: '',
  };
  const { rows, hasOlder, searchedTo } = await listScheduled(db, accountId, search, ALWAYS);
  const ids = rows.map(({ id }) => id);
  return { ids, next: hasOlder ? { behind: searchedTo ?? ids.at(-1) ?? null } : null };
}

/** The ids of what waits for its moment, as far as one page goes: first of large sends, then the others, soonest first. */
export const findJobs = defineUseCase<Input, JobPage, 'api_user_not_found'>({
  action: 'message.read',
  run: async ({ db }, { id: accountId }, { login, from, limit }) => {
    if (login !== null && (await findApiUserId(db, accountId, login)) === null) return err('api_user_not_found');
    const whose = { accountId, login };
    if ('behind' in from) return ok(await findWaiting(db, whose, from.behind, limit));
    const ids = await listUnwrittenIds(db, whose, from.unwrittenAfter, limit);
    const last = ids.at(-1);
    if (last !== undefined && ids.length === limit) return ok({ ids, next: { unwrittenAfter: last } });
    const waiting = await findWaiting(db, whose, null, limit - ids.length);
    return ok({ ids: [...ids, ...waiting.ids], next: waiting.next });
  },
});
