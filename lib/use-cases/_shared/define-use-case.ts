import type { Database } from '@/lib/db/connections/client';
import { findMembership, type Membership } from '@/lib/db/panel-users/memberships';
import type { Member, PanelUser } from '@/lib/domain/authorisation/actor';
import { type AccessRefusal, authorise } from '@/lib/domain/authorisation/authorise';
import type { Action } from '@/lib/domain/authorisation/policy';
import type { MakeCall } from '@/lib/domain/callbacks/callback-call';
import type { EventKind, EventPublisher } from '@/lib/domain/events';
import type { Prices } from '@/lib/domain/pricing/price-list';
import { err, type Result } from '@/lib/domain/result';
import type { Accept } from '@/lib/domain/sending/acceptance';
import type { Found } from './known-facts';

/** A panel user in one of their own sessions. */
export type SignedInActor = PanelUser & { readonly sessionId: number };

export type PanelDependencies = {
  readonly db: Database;
  readonly events: EventPublisher;
  readonly now: Date;
  /** What time it is by then, for what is done in pieces: rows that others write in between are not to be older. */
  readonly clock: () => Date;
  /** Calls a customer's URL before all that waits, within the bounds of all other calls. */
  readonly makeCall: MakeCall;
  /** The queue by which every message is accepted. */
  readonly accept: Accept;
  /** What a segment costs, wherever it goes. */
  readonly prices: Prices;
  /** Addresses and ranges that calls may reach although they are not public. */
  readonly callbackAllowedRanges: readonly string[];
  /** Whether there is a mail server; without one, mails are kept in the log of alerts. */
  readonly hasMailServer: boolean;
};

/** The account that a use case works on. Every query below it takes `id`, so no row of another tenant is in reach. */
type AccountScope = Membership;

type Definition<Input, Value, Code extends string, Dependencies> = {
  readonly action: Action;
  /** What open panels are told when it has succeeded; absent for a read. */
  readonly changes?: readonly EventKind[];
  /** Who belongs to the account, where that is remembered; absent: it is read each time. */
  readonly membership?: (dependencies: Dependencies, panelUserId: number, serviceName: string) => Found<Membership>;
  readonly run: (
    dependencies: Dependencies,
    scope: AccountScope,
    input: Input,
    actor: Member,
  ) => Promise<Result<Value, Code>>;
};

export type UseCase<Input, Value, Code extends string, Dependencies = PanelDependencies> = (
  dependencies: Dependencies,
  actor: Member,
  serviceName: string,
  input: Input,
) => Promise<Result<Value, Code | AccessRefusal>>;

const readMembership = ({ db }: PanelDependencies, panelUserId: number, serviceName: string) =>
  findMembership(db, panelUserId, serviceName);

/**
 * Puts authorisation where nobody can forget it: a use case on an account names its action and runs only when the table
 * allows it to the actor. Another tenant's account is `not_found`, exactly like one that does not exist.
 */
export function defineUseCase<
  Input,
  Value,
  Code extends string = never,
  Dependencies extends PanelDependencies = PanelDependencies,
>({
  action,
  changes = [],
  membership: find = readMembership,
  run,
}: Definition<Input, Value, Code, Dependencies>): UseCase<Input, Value, Code, Dependencies> {
  return async (dependencies, actor, serviceName, input) => {
    const membership = await find(dependencies, actor.panelUserId, serviceName);
    if (!membership) return err('not_found');
    const allowed = authorise(actor, membership, action);
    if (!allowed.ok) return allowed;
    const outcome = await run(dependencies, membership, input, actor);
    if (outcome.ok) for (const type of changes) dependencies.events.publish({ type, accountId: membership.id });
    return outcome;
  };
}
