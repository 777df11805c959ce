import { lockApiUser, saveApiUser } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import type { ApiUserSettings } from '@/lib/domain/api-user/api-user';
import { changedMeanwhile, isUnchanged } from '@/lib/domain/changed-meanwhile';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Urls = Pick<ApiUserSettings, 'replyUrl' | 'stopUrl'>;
type Input = Urls & { readonly login: string; readonly seen?: Urls };
type Refusal = 'api_user_not_found' | 'changed_meanwhile' | 'unchanged';

/** Sets or removes the URLs that are told of replies to an API user's messages. */
export const changeReplyUrls = defineUseCase<Input, null, Refusal>({
  action: 'api-user.change-callback',
  changes: ['api-users'],
  run: ({ db, now }, scope, { login, replyUrl, stopUrl, seen }, actor) =>
    inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      const before = { replyUrl: user.replyUrl, stopUrl: user.stopUrl };
      if (changedMeanwhile(seen, before)) return err('changed_meanwhile');
      const after = { replyUrl, stopUrl };
      if (isUnchanged(before, after)) return err('unchanged');
      await saveApiUser(tx, user.id, after);
      const change = { action: 'api-user.change-callback', subject: login, before, after } as const;
      await recordChange(tx, { scope, actor, now }, change);
      return ok(null);
    }),
});
