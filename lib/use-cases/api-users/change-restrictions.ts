import { lockApiUser, saveApiUser } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import type { ApiUserSettings } from '@/lib/domain/api-user/api-user';
import { changedMeanwhile, isUnchanged } from '@/lib/domain/changed-meanwhile';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Input = {
  readonly login: string;
  readonly ipRestrictions: readonly string[];
  readonly seen?: Pick<ApiUserSettings, 'ipRestrictions'>;
};
type Refusal = 'api_user_not_found' | 'changed_meanwhile' | 'unchanged';

/** Sets the addresses from which http2sms accepts an API user; none = anywhere. The list is canonical by its schema. */
export const changeRestrictions = defineUseCase<Input, null, Refusal>({
  action: 'api-user.change-restrictions',
  changes: ['api-users'],
  run: ({ db, now }, scope, { login, ipRestrictions, seen }, actor) =>
    inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      const before = { ipRestrictions: user.ipRestrictions };
      if (changedMeanwhile(seen, before)) return err('changed_meanwhile');
      const after = { ipRestrictions };
      if (isUnchanged(before, after)) return err('unchanged');
      await saveApiUser(tx, user.id, { ipRestrictions: JSON.stringify(ipRestrictions) });
      const change = { action: 'api-user.change-restrictions', subject: login, before, after } as const;
      await recordChange(tx, { scope, actor, now }, change);
      return ok(null);
    }),
});
