import type { Database } from '@/lib/db/connections/client';
import { findMembership } from '@/lib/db/panel-users/memberships';
import { type Action, can } from '@/lib/domain/authorisation/policy';
import type { MakeCall } from '@/lib/domain/callbacks/callback-call';
import type { EventKind, EventPublisher } from '@/lib/domain/events';
import { isRole, type Role } from '@/lib/domain/panel-user/role';
import { err, type Result } from '@/lib/domain/result';

/** A panel user who has signed in, or is about to. */
export type Actor = {
  readonly panelUserId: number;
  readonly email: string;
  /** From where, for the audit log. */
  readonly clientIp: string;
};

/** A panel user in one of their own sessions. */
export type SignedInActor = Actor & { readonly sessionId: number };

/** `makeCall` calls a customer's URL before all that waits, within the bounds of all other calls. */
export type PanelDependencies = {
  readonly db: Database;
  readonly events: EventPublisher;
  readonly now: Date;
  readonly makeCall: MakeCall;
};

/** The account that a use case works on. Every query below it takes `id`, so no row of another tenant is in reach. */
export type AccountScope = {
  readonly id: number;
  readonly serviceName: string;
  readonly timeZone: string;
  readonly role: Role;
};

export type AccessRefusal = 'not_found' | 'forbidden';

type Definition<Input, Value, Code extends string> = {
  readonly action: Action;
  /** What open panels are told when it has succeeded; absent for a read. */
  readonly changes?: readonly EventKind[];
  readonly run: (
    dependencies: PanelDependencies,
    scope: AccountScope,
    input: Input,
    actor: Actor,
  ) => Promise<Result<Value, Code>>;
};

export type UseCase<Input, Value, Code extends string> = (
  dependencies: PanelDependencies,
  actor: Actor,
  serviceName: string,
  input: Input,
) => Promise<Result<Value, Code | AccessRefusal>>;

/**
 * Puts authorisation where nobody can forget it: a use case on an account names its action and runs only when the
 * actor's role allows it. Another tenant's account is `not_found`, exactly like one that does not exist.
 */
export function defineUseCase<Input, Value, Code extends string = never>({
  action,
  changes = [],
  run,
}: Definition<Input, Value, Code>): UseCase<Input, Value, Code> {
  return async (dependencies, actor, serviceName, input) => {
    const membership = await findMembership(dependencies.db, actor.panelUserId, serviceName);
    if (!membership || !isRole(membership.role)) return err('not_found');
    const { role } = membership;
    if (!can(role, action)) return err('forbidden');
    const outcome = await run(dependencies, { ...membership, role }, input, actor);
    if (outcome.ok) for (const type of changes) dependencies.events.publish({ type, accountId: membership.id });
    return outcome;
  };
}
