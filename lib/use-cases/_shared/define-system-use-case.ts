import { findAccount } from '@/lib/db/accounts/accounts';
import type { System } from '@/lib/domain/authorisation/actor';
import { type AccessRefusal, authorise } from '@/lib/domain/authorisation/authorise';
import type { Action } from '@/lib/domain/authorisation/policy';
import type { EventKind } from '@/lib/domain/events';
import { err, type Result } from '@/lib/domain/result';
import type { PanelDependencies } from './define-use-case';

export type SystemDependencies = Pick<PanelDependencies, 'db' | 'events' | 'now'>;

type Definition<Input, Value, Code extends string> = {
  readonly action: Action;
  /** What open panels are told when it has succeeded. */
  readonly changes: readonly EventKind[];
  readonly run: (
    dependencies: SystemDependencies,
    scope: { readonly id: number },
    input: Input,
    actor: System,
  ) => Promise<Result<Value, Code>>;
};

/** `defineUseCase` for whoever runs the instance: on any account, by the same table, and a member of none. */
export function defineSystemUseCase<Input, Value, Code extends string = never>({
  action,
  changes,
  run,
}: Definition<Input, Value, Code>) {
  return async (
    dependencies: SystemDependencies,
    actor: System,
    serviceName: string,
    input: Input,
  ): Promise<Result<Value, Code | AccessRefusal>> => {
    const account = await findAccount(dependencies.db, serviceName);
    if (!account) return err('not_found');
    const allowed = authorise(actor, { ...account, role: null }, action);
    if (!allowed.ok) return allowed;
    const outcome = await run(dependencies, account, input, actor);
    if (outcome.ok) for (const type of changes) dependencies.events.publish({ type, accountId: account.id });
    return outcome;
  };
}
