import { lockAccount, readOptions, saveOptions } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import type { AccountOptions } from '@/lib/domain/account/account-options';
import type { Member } from '@/lib/domain/authorisation/actor';
import type { Audited } from '@/lib/domain/authorisation/audited';
import type { Action } from '@/lib/domain/authorisation/policy';
import { changedMeanwhile, isUnchanged } from '@/lib/domain/changed-meanwhile';
import type { EventKind } from '@/lib/domain/events';
import { err, ok, type Result } from '@/lib/domain/result';
import { defineUseCase, type PanelDependencies } from './define-use-case';
import { recordChange } from './record-change';

/** Some options of an account, and what their editor began from. */
type Change<Some> = Some & { readonly seen?: Some };
type OptionChange<Name extends keyof AccountOptions> = Change<Pick<AccountOptions, Name>>;
type OptionRefusal = 'changed_meanwhile' | 'unchanged';

/** Requests go by the options that are remembered with their API user's credentials, which are forgotten with this. */
const OPTION_CHANGES: readonly EventKind[] = ['api-users', 'audit'];

const saveOption =
  (action: Audited) =>
  (
    { db, now }: PanelDependencies,
    scope: { readonly id: number },
    { seen, ...after }: Change<Partial<AccountOptions>>,
    actor: Member,
  ): Promise<Result<null, OptionRefusal>> =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      const options = Object.entries(await readOptions(tx, scope.id));
      const before: Readonly<Record<string, unknown>> = Object.fromEntries(options.filter(([name]) => name in after));
      if (changedMeanwhile<Readonly<Record<string, unknown>>>(seen, before)) return err('changed_meanwhile');
      if (isUnchanged(before, after)) return err('unchanged');
      await saveOptions(tx, scope.id, after, now);
      await recordChange(tx, { scope, actor, now }, { action, subject: '', before, after });
      return ok(null);
    });

/** A use case that changes one option of an account, under the action that its role and its audit entry go by. */
export const defineOptionChange = <Name extends keyof AccountOptions>(action: Action & Audited) =>
  defineUseCase<OptionChange<Name>, null, OptionRefusal>({ action, changes: OPTION_CHANGES, run: saveOption(action) });
