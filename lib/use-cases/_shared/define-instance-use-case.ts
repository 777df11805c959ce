import { isInstanceOwner } from '@/lib/db/panel-users/instance-owners';
import { type Actor, writeActor } from '@/lib/domain/authorisation/actor';
import { authoriseOnInstance } from '@/lib/domain/authorisation/authorise-on-instance';
import type { InstanceAction } from '@/lib/domain/authorisation/instance-policy';
import type { CarrierWatch } from '@/lib/domain/carrier/live-carrier';
import type { EventKind, EventPublisher } from '@/lib/domain/events';
import type { Backups } from '@/lib/domain/instance/backup';
import type { ProcessHealth } from '@/lib/domain/instance/health';
import type { GuessGuard } from '@/lib/domain/rate-limit/guess';
import type { Result } from '@/lib/domain/result';
import type { Logger } from '@/lib/platform/log/logger';
import type { PanelDependencies } from './define-use-case';

export type InstanceDependencies = Pick<PanelDependencies, 'db' | 'events' | 'now' | 'clock' | 'hasMailServer'> & {
  /** Checks the acting person's own password, where an open session is not enough. */
  readonly guess: GuessGuard;
  /** Where it stands, too, who did what above accounts; the instance's audit log keeps it. */
  readonly log: Pick<Logger, 'info' | 'warn'>;
};

/** What those need besides that change carriers. */
export type CarrierDependencies = InstanceDependencies & {
  /** Lets whoever sends go by what is stored from now on. */
  readonly carriersChanged: () => void;
};

/** What those need besides that watch over the machine. */
export type OperationsDependencies = CarrierDependencies & {
  /** The instance's own, by whose clock daily work goes. */
  readonly timeZone: string;
  readonly backups: Backups;
  /** How the process and its machine fare. */
  readonly processHealth: () => Promise<ProcessHealth>;
  /** Lets the next message cost what rates are stored now. */
  readonly readPricesAgain: () => Promise<void>;
  /** Carriers as they run. */
  readonly carrierWatch: CarrierWatch;
  /** Has every node end those sessions by SMPP that are to be ended. */
  readonly endSmppSessions: () => void;
};

type Definition<Input, Value, Code extends string, Dependencies> = {
  readonly action: InstanceAction;
  /** What the log calls it, where one action goes either way. */
  readonly told?: (input: Input) => string;
  /** To whom or what it was done, for the log; absent for a read. Never a secret. */
  readonly subject?: (input: Input, value: Value) => string;
  readonly run: (dependencies: Dependencies, input: Input, actor: Actor) => Promise<Result<Value, Code>>;
};

export type InstanceUseCase<Input, Value, Code extends string, Dependencies = InstanceDependencies> = {
  (dependencies: Dependencies, actor: Actor, input: Input): Promise<Result<Value, Code | 'not_found'>>;
  /** Whether it would run for `actor` at all: what came is not read for whoever may not ask. */
  readonly authorise: Authorise;
};

type Authorise = (dependencies: Pick<InstanceDependencies, 'db'>, actor: Actor) => Promise<Result<null, 'not_found'>>;

/**
 * `defineUseCase` for what is done above accounts: it names its action and runs only for whom the instance's table
 * allows it. To everybody else it is `not_found`. Nobody is believed to be an instance owner who is none any more. What
 * changes something leaves a line in the log, and writes its entry to the instance's audit log with what it changes
 * (`recordOnInstance`).
 */
export function defineInstanceUseCase<
  Input,
  Value,
  Code extends string = never,
  Dependencies extends InstanceDependencies = InstanceDependencies,
>({
  action,
  told = () => action,
  subject,
  run,
}: Definition<Input, Value, Code, Dependencies>): InstanceUseCase<Input, Value, Code, Dependencies> {
  const authorise: Authorise = async ({ db }, actor) => {
    const isOwner = actor.kind === 'panel-user' && (await isInstanceOwner(db, actor.panelUserId));
    return authoriseOnInstance(actor, isOwner, action);
  };
  const perform = async (dependencies: Dependencies, actor: Actor, input: Input) => {
    const allowed = await authorise(dependencies, actor);
    if (!allowed.ok) return allowed;
    const outcome = await run(dependencies, input, actor);
    if (subject && outcome.ok) {
      const by = { actor: writeActor(actor), clientIp: actor.clientIp };
      dependencies.log.info(
        { action: told(input), ...by, subject: subject(input, outcome.value) },
        'an act on the instance',
      );
    }
    return outcome;
  };
  return Object.assign(perform, { authorise });
}

/** Tells the open panels of an account, after the commit, what has changed there. */
export function tellAccount(events: EventPublisher, accountId: number, changes: readonly EventKind[]): void {
  for (const type of changes) events.publish({ type, accountId });
}
